package detail

import "strings"

// secrecy is what the name of a value says of it.
type secrecy uint8

const (
	noSecret  secrecy = iota
	aCode             // "signature", "session": only if it is long
	aDrawn            // "routing key": only what was drawn by lot
	aNumber           // "pin", "otp": only digits
	aWeak             // "auth", "pass": words of ordinary sentences too
	aToken            // "token", "secret", "api key": no plain word
	aPassword         // may be any word
	aHeader           // "authorization": a scheme may stand before it
	aCookie           // all that follows
)

// Names of secrets, by the end of a part of a name: "PGPASSWORD", "authtoken".
var (
	passwordEnds = []string{
		"password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "contraseña", "contrasena", "senha", "hasło", "haslo", "heslo", "wachtwoord",
		"lösenord", "salasana", "jelszó", "пароль", "пароля", "паролем", "パスワード", "密码", "密碼", "비밀번호",
	}
	tokenEnds = []string{"secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "signingkey", "accountkey", "authkey", "masterkey", "encryptionkey"}
	passwords = Words("pwd dbpwd userpwd pgpass dbpass rootpass userpass sshpass smtppass adminpass mysqlpass redispass ldappass storepass keypass psk mdp pswd passwrd pasword passwod psw passw")
	numbers   = Words("pin otp totp puk cvv cvc zugangscode freischaltcode bestätigungscode sicherheitscode aktivierungscode türcode")
	codesOf   = Words("2fa mfa otp verification recovery backup security access pin sms unlock door alarm")
	codes     = Words("sig signature jsessionid phpsessid sessid sid")
	// keys are what stands before "key" where the key is secret.
	keys = Words("api access secret private signing encryption account master shared ssh deploy storage auth crypt cipher integration license hmac jwt wpa wpa2 wpa3 wifi wlan")
	// drawnKeys are those of services, and names in a queue or a table too.
	drawnKeys = Words("application app routing service admin user project write ingest ingestion tenant subscription function functions device")
	// about are ends of names that speak of a secret and do not hold it.
	about = Words(`count counts size length len limit limits max min ms sec secs seconds minutes hours days ttl age latency duration
		time timeout timestamp date expiry expires expiration exp rate ratio total name names type types kind class mode policy url uri endpoint
		file path dir ref reference version status state enabled disabled required valid invalid error errors failed failure failures attempts
		retries bucket buckets stdin prompt field hint label hash renewable policies accessor format encoding algorithm alg method provider store manager service server host port
		user usage requests lifetime rotation reset change changed set issued at by from`)
	// states are what a sentence, a program or a log says of a secret instead of it.
	states = Words(`true false null nil none undefined n/a na empty yes no on off unset string str bool int bytes text varchar object any number
		reset expired unknown missing invalid valid wrong weak hidden redacted masked encrypted required optional failed failure ok success denied
		forgotten broken down slow rotated revoked leaked changed expiring failing fails unavailable incorrect removed
		geändert vergessen abgelaufen zurückgesetzt unbekannt falsch ungültig fehlt leer keine keins nein ja`)
)

// secrecyOf reads a name as programs write it: "DB_PASSWORD", "accessToken",
// "spring.datasource.password". before is the word before it, for "API key".
func secrecyOf(name, before string) secrecy {
	if !mayBeSecret(name) {
		return noSecret
	}
	parts := nameParts(name)
	if len(parts) == 0 {
		return noSecret
	}
	last := parts[len(parts)-1]
	if about.Has(last) {
		return noSecret
	}
	found := noSecret
	for i, part := range parts {
		previous := strings.Trim(strings.ToLower(before), "_")
		if i > 0 {
			previous = parts[i-1]
		}
		found = max(found, secrecyOfPart(part, previous, i == len(parts)-1))
	}
	return found
}

func secrecyOfPart(part, previous string, last bool) secrecy {
	switch {
	case passwords.Has(part) || endsWithOneOf(part, passwordEnds):
		return aPassword
	case part == "passe" && previous == "de": // mot de passe
		return aPassword
	case strings.HasSuffix(part, "schlüssel"):
		if keys.Has(previous) || strings.HasPrefix(part, "api") || strings.HasPrefix(part, "zugriffs") || strings.HasPrefix(part, "zugangs") || strings.HasPrefix(part, "lizenz") {
			return aToken
		}
	case endsWithOneOf(part, tokenEnds) || part == "key" && keys.Has(previous) || last && (part == "credential" || part == "credentials" || part == "creds"):
		return aToken
	case !last:
		return noSecret
	case part == "key" && drawnKeys.Has(previous):
		return aDrawn
	case part == "authorization":
		return aHeader
	case part == "cookie":
		return aCookie
	case part == "auth" || part == "pass" || part == "pw":
		return aWeak
	case codes.Has(part) || part == "id" && previous == "session":
		return aCode
	case numbers.Has(part), part == "code" && codesOf.Has(previous):
		return aNumber
	}
	return noSecret
}

func endsWithOneOf(s string, ends []string) bool {
	for _, end := range ends {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// mayBeSecret is quick, and says no to most names.
func mayBeSecret(name string) bool {
	for i := 0; i+2 < len(name); i++ {
		switch name[i] | 0x20 {
		case 'p', 'k', 't', 's', 'a', 'c', 'o':
			switch strings.ToLower(name[i:min(i+3, len(name))]) {
			case "pas", "pwd", "pin", "puk", "ken", "key", "tok", "sec", "sig", "ses", "sid", "aut", "cre", "coo", "cvv", "cvc", "otp", "cod", "psk", "psw", "sen", "sal", "con":
				return true
			}
		case 'h', 'w', 'm', 'j':
			switch strings.ToLower(name[i:min(i+3, len(name))]) {
			case "has", "hes", "wac", "mdp":
				return true
			}
		default:
			if name[i] >= 0x80 {
				return true
			}
		}
	}
	return len(name) < 4 && strings.EqualFold(name, "pw") || strings.HasSuffix(strings.ToLower(name), "_pw")
}

// nameParts gives the words of a name in small letters, without numbers behind them.
func nameParts(name string) []string {
	var parts []string
	name = strings.TrimLeft(name, "_-.")
	from := 0
	cut := func(to int) {
		if part := strings.TrimRight(strings.ToLower(name[from:to]), "0123456789"); part != "" {
			parts = append(parts, part)
		}
	}
	for i := 1; i <= len(name); i++ {
		switch {
		case i == len(name):
			cut(i)
		case classOf(name[i]) == '.':
			cut(i)
			from = i + 1
		case classOf(name[i-1]) == 'a' && classOf(name[i]) == 'A', // camelCase
			i+1 < len(name) && classOf(name[i-1]) == 'A' && classOf(name[i]) == 'A' && classOf(name[i+1]) == 'a' && i > from: // APIKey
			cut(i)
			from = i
		}
	}
	return parts
}

// endsWithKeyword reports whether a text ends with the name of a secret and
// little else: "the api key 0123…".
func endsWithKeyword(text string) bool {
	text = strings.TrimRight(text, " \t:='\"`(")
	name, start := nameBefore(text, len(text))
	if name == "" {
		return false
	}
	before, _ := nameBefore(text, len(strings.TrimRight(text[:start], " \t")))
	s := secrecyOf(name, before)
	return s == aToken || s == aPassword || s == aHeader
}

// nameBefore gives the name that ends at a place, and where it begins.
func nameBefore(text string, end int) (name string, start int) {
	const longest = 80
	start = end
	for start > 0 && end-start < longest {
		if b := text[start-1]; classOf(b) == '.' && b != '_' && b != '-' && b != '.' {
			break
		}
		start--
	}
	return text[start:end], start
}
