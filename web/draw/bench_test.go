package draw

import "testing"

func BenchmarkDrawings(b *testing.B) {
	for _, d := range []struct {
		name string
		draw func() int
	}{
		{"columns", func() int { return len(Columns(sampleColumns())) }},
		{"timeline", func() int { return len(Timeline(sampleTimeline(400, 37))) }},
		{"acts", func() int { return len(Acts(sampleActs())) }},
		{"network", func() int { return len(Network(sampleNetwork())) }},
		{"world", func() int { return len(World(sampleMap())) }},
		{"region", func() int { return len(World(sampleRegion())) }},
		{"locator", func() int {
			return len(Locator(LocatorMap{Title: "Beijing", Place: "Beijing", Lat: 39.9, Lon: 116.4, Country: "CHN"}))
		}},
	} {
		b.Run(d.name, func(b *testing.B) {
			size := d.draw()
			b.ResetTimer()
			for b.Loop() {
				d.draw()
			}
			b.ReportMetric(float64(size), "bytes/drawing")
		})
	}
}
