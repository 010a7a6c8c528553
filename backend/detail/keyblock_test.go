package detail

import (
	"strings"
	"testing"
)

func TestPrivateKeys(t *testing.T) {
	const begins, letters, ends = "-----BEGIN RSA PRIVATE KEY-----", "MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn8ygkvQ2hjx1yIvWb7PpQk0m6mZ9LdTq4R", "-----END RSA PRIVATE KEY-----"
	checkMarked(t, []string{
		"it was ⟦" + begins + "\n" + letters + "\n" + letters + "\nabc=\n" + ends + "⟧ then", "⟦" + begins + "\n" + letters + "⟧", "⟦" + begins + "\n" + letters + "⟧\n\nThe next paragraph stays.",
		"⟦" + begins + "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789ABCDEF\n\n" + letters + "⟧\nand more", "> ⟦" + begins + "\n> " + letters + "⟧\n\nThat was it.",
		`{"key":"⟦` + begins + `\n` + letters + `\n` + letters + `⟧","n":1}`, "⟦" + begins + `\nMIIE\n` + ends + "⟧",
	}, "[secret removed]")
	checkMarked(t, []string{
		"The bundle had no -----BEGIN CERTIFICATE----- in it.\n\nWe added it, and everything else was fine.", "It began with " + begins + ", but the rest was cut.\n\nThe next paragraph stays.", begins,
	}, "[secret removed]")
	NewReader(everyKind, nil).Find(strings.Repeat(begins+"\n", 20_000)) // in time that grows as it does
}
