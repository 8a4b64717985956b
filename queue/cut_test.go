package queue

import (
	"io"
	"net"
	"sync"
	"testing"
)

// cut passes connections of this machine on to a server, and can cut them all.
type cut struct {
	listener net.Listener
	server   string

	mu    sync.Mutex
	conns []net.Conn // those of clients, that are open
	count int        // of connections cut
}

func newCut(t *testing.T, server string) *cut {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cut{listener: l, server: server}
	t.Cleanup(func() {
		l.Close()
		c.now()
	})
	go c.accept()
	return c
}

func (c *cut) address() string { return c.listener.Addr().String() }

func (c *cut) accept() {
	for {
		client, err := c.listener.Accept()
		if err != nil {
			return // the listener is closed
		}
		server, err := net.Dial("tcp", c.server)
		if err != nil {
			client.Close()
			continue
		}
		c.mu.Lock()
		c.conns = append(c.conns, client)
		c.mu.Unlock()
		go pass(client, server)
		go pass(server, client)
	}
}

// pass copies until either side is closed, and closes both.
func pass(to, from net.Conn) {
	_, _ = io.Copy(to, from)
	to.Close()
	from.Close()
}

// now cuts every connection in the middle of what it says.
func (c *cut) now() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, conn := range c.conns {
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // what is under way is lost
		}
		conn.Close()
	}
	c.count += len(c.conns)
	c.conns = nil
}

func (c *cut) dropped() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.count
}
