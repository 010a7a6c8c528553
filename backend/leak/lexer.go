package leak

// kinds of token that matter here.
const (
	aWord = iota // an operator or a number
	aName
	aString
)

type token struct {
	kind int
	text []byte
}

// lexer reads the parts of a PDF object or of the content of a page.
type lexer struct {
	text []byte
	at   int
}

// next gives the next token; false at the end.
func (l *lexer) next() (token, bool) {
	for l.at < len(l.text) {
		switch b := l.text[l.at]; {
		case isSpace(b) || b == '[' || b == ']' || b == '{' || b == '}' || b == ')':
			l.at++
		case b == '%':
			for l.at < len(l.text) && l.text[l.at] != '\n' && l.text[l.at] != '\r' {
				l.at++
			}
		case b == '(':
			return l.literal(), true
		case b == '<':
			if l.at+1 < len(l.text) && l.text[l.at+1] == '<' {
				l.at += 2
				continue
			}
			return l.hex(), true
		case b == '>':
			l.at++
		case b == '/':
			l.at++
			return token{aName, l.regular()}, true
		default:
			return token{aWord, l.regular()}, true
		}
	}
	return token{}, false
}

func isSpace(b byte) bool {
	return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0
}

func isDelimiter(b byte) bool {
	return isSpace(b) || b == '(' || b == ')' || b == '<' || b == '>' || b == '[' || b == ']' || b == '{' || b == '}' || b == '/' || b == '%'
}

func (l *lexer) regular() []byte {
	start := l.at
	for l.at < len(l.text) && !isDelimiter(l.text[l.at]) {
		l.at++
	}
	return l.text[start:l.at]
}

// hex reads <0A1B>.
func (l *lexer) hex() token {
	l.at++
	var out []byte
	half, odd := byte(0), false
	for l.at < len(l.text) {
		b := l.text[l.at]
		l.at++
		if b == '>' {
			break
		}
		digit, ok := hexDigit(b)
		switch {
		case !ok:
		case odd:
			out, odd = append(out, half<<4|digit), false
		default:
			half, odd = digit, true
		}
	}
	if odd {
		out = append(out, half<<4)
	}
	return token{aString, out}
}

func hexDigit(b byte) (byte, bool) {
	switch {
	case b >= '0' && b <= '9':
		return b - '0', true
	case b >= 'a' && b <= 'f':
		return b - 'a' + 10, true
	case b >= 'A' && b <= 'F':
		return b - 'A' + 10, true
	}
	return 0, false
}

// literal reads (text) with its escapes and inner parentheses.
func (l *lexer) literal() token {
	l.at++
	var out []byte
	for depth := 1; l.at < len(l.text); l.at++ {
		b := l.text[l.at]
		switch b {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return token{aString, out}
			}
		case '\\':
			l.at++
			out = l.escape(out)
			continue
		}
		out = append(out, b)
	}
	return token{aString, out}
}

// escape reads what follows a backslash, up to its last byte.
func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.text) {
		return out
	}
	switch b := l.text[l.at]; {
	case b == 'n':
		return append(out, '\n')
	case b == 'r':
		return append(out, '\r')
	case b == 't':
		return append(out, '\t')
	case b == 'b' || b == 'f' || b == '\n' || b == '\r':
		return out
	case b >= '0' && b <= '7':
		value := 0
		for i := 0; i < 3 && l.at < len(l.text) && l.text[l.at] >= '0' && l.text[l.at] <= '7'; i++ {
			value = value*8 + int(l.text[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(value))
	default:
		return append(out, b)
	}
}
