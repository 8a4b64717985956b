// Package client asks a Chancery server from Go. It is generated from the
// server's own OpenAPI description, so it knows every question and every field of
// every answer; a test holds it up to date. Lists come page by page; [All] walks
// them:
//
//	c, err := client.NewClientWithResponses("https://chancery.example", client.WithToken(token))
//	…
//	said := client.All(func(after string) ([]client.Statement, string, error) {
//		res, err := c.ListStatementsWithResponse(ctx, &client.ListStatementsParams{
//			Act: []client.ActName{client.Urge}, Dyad: []string{"CHN", "KOR"}, Limit: 200, After: after,
//		})
//		if err != nil {
//			return nil, "", err
//		}
//		if res.JSON200 == nil {
//			return nil, "", client.Failed(res.HTTPResponse, res.Body)
//		}
//		return res.JSON200.Items, res.JSON200.Next, nil
//	})
//	for s, err := range said { … }
//
// Evidence is {start, end, exact} in code points of the document's text, as
// GetText gives it, end exclusive.
package client

//go:generate env UPDATE_CLIENT=1 go test -run TestTheClientIsUpToDate .
