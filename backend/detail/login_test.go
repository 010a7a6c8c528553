package detail

import "testing"

func TestPasswordsOfLogins(t *testing.T) {
	checkMarked(t, []string{
		"login: root / ⟦toor99x⟧", "Login: admin/⟦Winter2026⟧, on the old box", "user = audit / ⟦Lesen_26⟧", "Zugang: wartung / ⟦ge!heim1⟧.", "the log-in: svc / ⟦x7k2-99q⟧",
	}, "[secret removed]")
}

func TestPairsThatAreNoLoginStay(t *testing.T) {
	checkMarked(t, []string{
		"user: alice / bob", "login: 200 / 500", "user: 12 / 14 seats", "login: /api/v2/session", "account: EU / US-1234", "login: ok / failed",
		"user: read / write", "login: sso / saml2", "user: a/b", "account: 4,812 / 5,000",
	}, "[secret removed]")
}
