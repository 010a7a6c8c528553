package desktop

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"

	"afterword/backend/errs"
)

// maxLink is the longest address that is opened; browsers refuse longer ones.
const maxLink = 8_000

// escapes are characters that are allowed in an address but that the way to
// the browser refuses, because a shell would act on them.
var escapes = strings.NewReplacer(
	"(", "%28", ")", "%29", "*", "%2A", "!", "%21", "~", "%7E", ";", "%3B", "$", "%24",
	"[", "%5B", "]", "%5D", "{", "%7B", "}", "%7D", "|", "%7C", `\`, "%5C", "`", "%60", "<", "%3C", ">", "%3E", " ", "%20",
)

// checkLink gives an address in the form in which it is handed to the system's
// browser. Error: invalid.
func checkLink(raw string) (string, error) {
	refuse := func(why string) error {
		return errs.InvalidField("System.OpenLink", "", "url", "This link was not opened: %s.", why)
	}
	raw = strings.TrimSpace(raw)
	if len(raw) > maxLink {
		return "", refuse("it is too long")
	}
	for _, r := range raw {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return "", refuse("it contains characters that cannot be seen")
		}
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", refuse("it is not an address")
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Hostname() == "" || u.Opaque != "" {
			return "", refuse("it names no server")
		}
		if u.User != nil { // https://bank.example@evil.example
			return "", refuse("it carries a user name, which can hide where it leads")
		}
		// A host may be in brackets (IPv6), which cannot be escaped.
		if strings.ContainsAny(u.Host, "[]") {
			return "", refuse("addresses by number in brackets are not supported")
		}
	case "mailto":
		address, err := url.PathUnescape(u.Opaque)
		if err != nil {
			return "", refuse("it is not a mail address")
		}
		if _, err := mail.ParseAddressList(address); err != nil {
			return "", refuse("it is not a mail address")
		}
	default:
		return "", refuse("only web pages (http, https) and mail addresses (mailto) are opened")
	}
	return escapes.Replace(u.String()), nil
}
