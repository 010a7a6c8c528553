package detail

import "testing"

func TestAddresses(t *testing.T) {
	checkMarked(t, []string{
		"capture_⟦10.0.3.17⟧.pcap", "ip⟦10.0.3.17⟧", "⟦010.000.003.017⟧", "⟦10.0.3.17⟧:8080", "⟦10.0.0.0/8⟧", "IP ⟦10.0.3.17⟧.443 >", "web/⟦10.0.3.17⟧", "⟦10.0.3.17⟧.", "(⟦10.0.3.17⟧)",
		"⟦fe80::1%eth0.100⟧", "⟦fe80::1%eth0⟧.", "[⟦2001:db8::1⟧]:443", "⟦2001:db8::/32⟧", "⟦::1⟧", "⟦::ffff:10.0.3.17⟧", "⟦2001:0db8:85a3:0000:0000:8a2e:0370:7334⟧", "addr:⟦fe80::1⟧", "inet6:⟦fe80::1⟧",
		"from ⟦fe80::1⟧: refused", "dump_⟦fe80::1⟧_a", "⟦001a.2b3c.4d5e⟧", "⟦00:1b:44:11:3a:b7⟧", "dump_⟦00-1b-44-11-3a-b7⟧_b",
	}, "[address 1]")
	checkMarked(t, []string{
		"std::vector", "ActiveRecord::Base", "Foo::Bar", "crate::error", "dead::beef", "10:15:22", "file.go:12", "v1.2.3.4", "version 1.2.3.4", "Version: 1.2.3.4", "1.3.6.1.4.1.9", "1.2.3", "999.1.1.1",
		"1234.5678.9012", "16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48", "a::b", "::",
	}, "[address 1]")
}

func TestEmails(t *testing.T) {
	checkMarked(t, []string{
		"⟦jane%40example.com⟧", `⟦"jane doe"@example.com⟧`, "⟦root@localhost⟧", "⟦x@example.xn--p1ai⟧", "⟦jane+ops@example.com⟧", "mailto:⟦jane@example.com⟧", "<⟦jürgen@bücher.example⟧>", "⟦jane_doe@mail.example.com⟧.",
	}, "[e-mail removed]")
	checkMarked(t, []string{"lodash@4.17.21", "app@sha256:0a1b", "actions/checkout@v4", "at 40%"}, "[e-mail removed]")
}
