package detail

import (
	"strings"
	"testing"
)

// In two parts, as above: whoever searches this repository for secrets shall find none.
func TestTokensOfMoreServices(t *testing.T) {
	const hex, small, mixed = "0123456789abcdef0123456789abcdef01234567", "abcdefghij0123456789klmnopqrstuv0123456789", "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3gH5jK7mN9pQ1sT3vW5yZ7"
	for _, token := range [][2]string{
		{"squ", "_" + hex},
		{"sb", "p_" + hex},
		{"bku", "a_" + hex},
		{"rubyg", "ems_" + hex + "01234567"},
		{"shippo", "_live_" + hex},
		{"pu", "l-" + hex},
		{"sntr", "yu_" + hex + "0123"},
		{"lin_", "api_" + mixed[:40]},
		{"nt", "n_" + mixed[:46]},
		{"secr", "et_" + mixed[:43]},
		{"NRA", "K-" + strings.ToUpper(mixed[:27])},
		{"tske", "y-auth-" + mixed[:11] + "CNTRL-" + mixed[:32]},
		{"sq0", "atp-" + mixed[:22]},
		{"PMA", "K-" + hex[:24] + "-" + hex[:34]},
		{"CCIP", "AT_" + mixed[:22] + "_" + hex},
		{"pa", "t" + mixed[:14] + "." + hex + hex[:24]},
		{mixed[:24], "." + mixed[:6] + "." + mixed[:27]},
		{"110201543", ":AA" + mixed[:33]},
		{"dt0", "c01." + strings.ToUpper(mixed[:24]) + "." + strings.ToUpper(mixed[:54]+"ABCDEFGHIJ")},
		{"s.", mixed[:24]},
		{"LTA", "I" + mixed[:20]},
		{"GR1348", "941" + mixed[:20]},
		{hex[:32], "-us12"},
		{"ke", "y-" + small[:32]},
		{"dp.s", "t.prd." + mixed[:43]},
		{"AK", "Cp8" + mixed + mixed[:20]},
		{"abcdefghij01", "23456789klmnop9q8r7s6t5u4v3w2x1y"},
		{"$6$salt", "salt$" + mixed},
		{"$apr1$lZL6", "V.ci$" + mixed[:22]},
		{"{SS", "HA}" + mixed[:28] + "="},
	} {
		secret := token[0] + token[1]
		for _, text := range []string{secret, "(" + secret + ")", "is " + secret + " now", "key=" + secret} {
			if got := without(t, text); got == text || len(token[1]) > 8 && strings.Contains(got, token[1][len(token[1])-8:]) {
				t.Errorf("%q became %q", text, got)
			}
		}
	}
	checkMarked(t, []string{
		"https://example.com/hooks/⟦xen8hwypdtgzmqa3ybr41g9cdo⟧", "https://example.com/api/trigger-webhook/⟦0123456789abcdef0123456789abcdef⟧", "https://hc-ping.com/⟦12345678-1a34-1b34-1c34-123456789012⟧",
		"https://example.com/reset-password/⟦9f8e7d6c5b4a32109f8e7d6c5b4a3210⟧", "https://example.com/api?key=⟦abc123def456ghi789⟧&x=1",
	}, "[secret removed]")
	checkMarked(t, []string{
		"vendor.4f2a8c9b1d3e5f7a.js", "inc-20260414-checkoutlatency", "sdk_release_202604141015", "secret_20260414checkout", "https://example.com/webhooks/getting-started-with-webhooks", "https://example.com/hooks/order-created-notification-2026", "https://example.com/?key=checkout-latency-dashboard",
		"trace_4bf92f3577b34da6a3ce929d0e0e4736", "commit_3b18e512dba79e4c8300dd08aeb37f8e728b8dad", "01arz3ndektsv4rrffq69g5fav", "evt_1NG8Du2eZvKYlo2CUI79vXWy", "com.example.orders.api.v1.OrderServiceWithALongName2", "the $1 of it", "${VERSION}", "$2 a month and $1,200",
	}, "[secret removed]")
}
