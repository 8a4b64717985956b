package export

import (
	"io"
	"reflect"
	"strings"
)

// GeoJSON (RFC 7946): a point an item, with the columns of the tables as its
// properties. What has no coordinates is left out, as the manifest tells.
type (
	feature struct {
		Type       string         `json:"type"`
		ID         string         `json:"id"`
		Geometry   point          `json:"geometry"`
		Properties map[string]any `json:"properties"`
	}
	point struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"` // longitude first
	}
)

const noPoint = "no coordinates are known"

func features[T, R any](j *Job, w io.Writer, row func(*T) R, at func(*R) (id string, lat, lon *float64)) sink[T] {
	return &array[T]{
		w: w, head: `{"type":"FeatureCollection","features":[` + "\n", tail: "]}\n",
		objects: func(x *T) ([]any, error) {
			r := row(x)
			id, lat, lon := at(&r)
			if lat == nil || lon == nil {
				j.leaveOut(noPoint)
				return nil, nil
			}
			return []any{feature{"Feature", id, point{"Point", [2]float64{*lon, *lat}}, properties(&r)}}, nil
		},
	}
}

// properties are the columns of a row by their titles.
func properties[R any](r *R) map[string]any {
	out := make(map[string]any)
	for _, f := range reflect.VisibleFields(reflect.TypeFor[R]()) {
		if !f.Anonymous {
			title, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
			out[title] = reflect.ValueOf(r).Elem().FieldByIndex(f.Index).Interface()
		}
	}
	return out
}

func encounterFeatures(j *Job, w io.Writer) sink[Encounter] {
	return features(j, w, rowOfEncounter, func(r *encounterRow) (string, *float64, *float64) { return r.ID, r.Latitude, r.Longitude })
}

func eventFeatures(j *Job, w io.Writer) sink[Event] {
	return features(j, w, rowOfEvent, func(r *eventRow) (string, *float64, *float64) { return r.ID, r.Latitude, r.Longitude })
}
