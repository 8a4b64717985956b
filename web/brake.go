package web

import (
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Tries to log in: a few at once, then one now and then.
const (
	triesAtOnce = 5
	tryEvery    = 15 * time.Second
	mostCallers = 1000 // remembered apart; more than that share one limit
)

// brake slows down those who try tokens. Its memory is bounded.
type brake struct {
	mu      sync.Mutex
	now     func() time.Time
	callers map[netip.Prefix]*rate.Limiter
}

func newBrake() *brake {
	return &brake{now: time.Now, callers: make(map[netip.Prefix]*rate.Limiter)}
}

// try counts a try of a caller, or tells how long it must wait before the next.
func (b *brake) try(r *http.Request) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	key, now := b.key(r), b.now()
	l := b.callers[key]
	if l == nil {
		l = rate.NewLimiter(rate.Every(tryEvery), triesAtOnce)
		b.callers[key] = l
	}
	if l.AllowN(now, 1) {
		return 0
	}
	return time.Duration((1 - l.TokensAt(now)) * float64(tryEvery))
}

// key is who is remembered: an address, or a network of IPv6, which one caller
// commonly has all of. When the memory is full, those who waited long enough are
// forgotten, and new ones share the empty key.
func (b *brake) key(r *http.Request) netip.Prefix {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Prefix{}
	}
	bits := 32
	addr := at.Addr().Unmap()
	if addr.Is6() {
		bits = 64
	}
	key := netip.PrefixFrom(addr, bits).Masked()
	if b.callers[key] != nil || len(b.callers) < mostCallers {
		return key
	}
	for k, l := range b.callers {
		if l.TokensAt(b.now()) >= triesAtOnce {
			delete(b.callers, k)
		}
	}
	if len(b.callers) < mostCallers {
		return key
	}
	return netip.Prefix{}
}
