package postmortem

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func checkBetween(t *testing.T, a, b, rank string) {
	t.Helper()
	if rank <= a || (b != "" && rank >= b) || strings.HasSuffix(rank, "0") || !rankForm().MatchString(rank) {
		t.Fatalf("%q is not a rank strictly between %q and %q", rank, a, b)
	}
}

func TestRankBetweenRandomInsertions(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		ranks := []string{}
		for range 2000 {
			// Half the time near the last place: people add where they are.
			i := random.IntN(len(ranks) + 1)
			if seed%2 == 1 {
				i = min(len(ranks), len(ranks)/2+random.IntN(3))
			}
			low, high := "", ""
			if i > 0 {
				low = ranks[i-1]
			}
			if i < len(ranks) {
				high = ranks[i]
			}
			rank := RankBetween(low, high)
			checkBetween(t, low, high, rank)
			ranks = slices.Insert(ranks, i, rank)
		}
		if !slices.IsSorted(ranks) {
			t.Fatalf("seed %d: not in order", seed)
		}
	}
}

// Ranks that anybody may have made, not only this code: any two of them.
func TestRankBetweenAnyTwo(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	any := func() string {
		out := make([]byte, random.IntN(6))
		for i := range out {
			out[i] = "0019azyzz"[random.IntN(9)]
		}
		return strings.TrimRight(string(out), "0")
	}
	for range 100_000 {
		a, b := any(), any()
		if b != "" && a >= b {
			checkBetween(t, a, "", RankBetween(a, b))
			continue
		}
		checkBetween(t, a, b, RankBetween(a, b))
	}
}

// Long runs at one place must not meet the limit of the rank field.
func TestRanksStayShort(t *testing.T) {
	for name, run := range map[string]func(rank string) (next string){
		"appending":        RankAfter,
		"prepending":       func(rank string) string { return RankBetween("", rank) },
		"upwards in a gap": func(rank string) string { return RankBetween(max(rank, "a"), "b") },
		"downwards in a gap": func(rank string) string {
			if rank == "" {
				rank = "b"
			}
			return RankBetween("a", rank)
		},
	} {
		rank, longest := "", 0
		for range 10_000 {
			rank = run(rank)
			longest = max(longest, len(rank))
		}
		if longest > 20 {
			t.Errorf("%s: a rank of %d digits after 10,000", name, longest)
		}
	}
}

func TestRankFieldRefusesEndingZero(t *testing.T) {
	f, _ := FieldOf(KindEvent, "rank")
	for value, good := range map[string]bool{"": true, "i": true, "0zz": true, "0": false, "a0": false, "A": false, "a\n": false} {
		if _, err := f.Canonical(value); (err == nil) != good {
			t.Errorf("rank %q: %v", value, err)
		}
	}
}
