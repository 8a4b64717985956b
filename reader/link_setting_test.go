package reader

import "testing"

// Each story has one meeting; the first statement of it is looked at.
func TestWhereAndToWhomTheWordsTellThatItWasSaid(t *testing.T) {
	const met = "OSLO, March 3 (Reuters) - Norwegian Foreign Minister Espen Barth Eide met Finnish Foreign Minister Elina Valtonen in Oslo on Tuesday.\n\n"
	tests := []struct {
		name, text   string
		linked, told bool
	}{
		{"in the meeting", met + "Eide said that Norway would open its ports.", true, true},
		{"after the talks", met + "Eide said after the meeting that Norway would open its ports.", true, false},
		{"after the talks in a town", met + "Eide said after the talks in Oslo that Norway would open its ports.", true, false},
		{"speaking after meeting her", met + "Speaking after meeting Valtonen, Eide said that Norway would open its ports.", true, false},
		{"following the negotiations", met + "Following the negotiations, Eide said that Norway would open its ports.", true, false},
		{"told her after the talks with others", met + "Eide told Valtonen after the talks that Norway would open its ports.", true, true},
		{"what the two had talked of", met + "Eide said the two had talked about the ports.", false, false},
		{"what he had raised with her", met + "Eide said he had raised the matter with Valtonen.", false, false},
		{"what she had given him", met + "Eide said Valtonen had given him her word.", false, false},
		{"written", met + "\"Norway will open its ports,\" Eide wrote.", false, false},
		{"a clause about who speaks", "OSLO, March 3 (Reuters) - Norway will open its ports in May, the government said on Friday.\n\nForeign Minister Espen Barth Eide, who met Finnish Foreign Minister Elina Valtonen on Tuesday, warned that the price would be high.", false, false},
		{"a clause that tells what he said", "OSLO, March 3 (Reuters) - Finnish Foreign Minister Elina Valtonen met Norwegian Foreign Minister Espen Barth Eide, who thanked her for coming and promised that Norway would open its ports.", true, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Read([]byte(tt.text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Encounters) == 0 || len(r.Statements) == 0 {
				t.Fatalf("%d encounters and %d statements, want some", len(r.Encounters), len(r.Statements))
			}
			s := r.Statements[0]
			if linked, told := s.Encounter != "", s.Addressee != ""; linked != tt.linked || told != tt.told {
				t.Errorf("said in %q to %q: linked %t, addressed %t, want %t, %t", s.Encounter, s.Addressee, linked, told, tt.linked, tt.told)
			}
		})
	}
}
