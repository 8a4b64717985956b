package export

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

func encounterTable(_ *Job, w io.Writer) sink[Encounter] { return newTable(w, rowOfEncounter) }
func statementTable(_ *Job, w io.Writer) sink[Statement] { return newTable(w, rowOfStatement) }
func eventTable(_ *Job, w io.Writer) sink[Event]         { return newTable(w, rowOfEvent) }
func actorTable(_ *Job, w io.Writer) sink[Actor]         { return newTable(w, rowOfActor) }

// table makes rows of items and writes them as CSV.
type table[T, R any] struct {
	*Sheet[R]
	row func(*T) R
}

func newTable[T, R any](w io.Writer, row func(*T) R) *table[T, R] {
	return &table[T, R]{NewSheet(w, cellColumns[R]()), row}
}

// Add writes items.
func (t *table[T, R]) Add(items []T) error { return t.Sheet.Add(rowsOf(items, t.row)) }

func rowsOf[T, R any](items []T, row func(*T) R) []R {
	rows := make([]R, len(items))
	for i := range items {
		rows[i] = row(&items[i])
	}
	return rows
}

// cellColumns are the columns of a row, titled as in Parquet.
func cellColumns[R any]() []Column[R] {
	var columns []Column[R]
	for _, f := range reflect.VisibleFields(reflect.TypeFor[R]()) {
		if f.Anonymous {
			continue
		}
		title, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		index := f.Index
		columns = append(columns, Column[R]{title, func(r *R) string { return cell(reflect.ValueOf(r).Elem().FieldByIndex(index)) }})
	}
	return columns
}

func cell(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case string:
		return x
	case []string:
		return joined(x)
	case bool:
		return strconv.FormatBool(x)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(v.Interface())
}

func encounterParquet(_ *Job, w io.Writer) sink[Encounter] { return newParquet(w, rowOfEncounter) }
func statementParquet(_ *Job, w io.Writer) sink[Statement] { return newParquet(w, rowOfStatement) }
func eventParquet(_ *Job, w io.Writer) sink[Event]         { return newParquet(w, rowOfEvent) }
func actorParquet(_ *Job, w io.Writer) sink[Actor]         { return newParquet(w, rowOfActor) }

// rowGroup is how many rows are held in memory before they are written.
const rowGroup = 20_000

// parquetSink writes rows as Parquet, compressed by Zstandard.
type parquetSink[T, R any] struct {
	w   *parquet.GenericWriter[R]
	row func(*T) R
}

func newParquet[T, R any](w io.Writer, row func(*T) R) *parquetSink[T, R] {
	return &parquetSink[T, R]{parquet.NewGenericWriter[R](w,
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedDefault}),
		parquet.MaxRowsPerRowGroup(rowGroup),
		parquet.CreatedBy("Chancery", "", ""),
	), row}
}

// Add writes items.
func (p *parquetSink[T, R]) Add(items []T) error {
	_, err := p.w.Write(rowsOf(items, p.row))
	return err
}

// Flush ends the file.
func (p *parquetSink[T, R]) Flush() error { return p.w.Close() }
