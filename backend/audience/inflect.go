package audience

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names change their endings in many languages: "Kowalskiego", "Novákem",
// "Virtasen", "Анну", "Γιώργου". Each name is given all its forms, folded, so
// that they are looked up as other words are.

func listOf(s string) []string { return strings.Fields(s) }

// endings of names in Latin letters: of Polish, Czech, Slovak and their
// neighbours after the name without a last vowel, and of Finnish and Estonian
// after the whole name.
var (
	afterVowel     = listOf("y u a ie iej ej em om ou ego iego emu iemu im ym imi ymi ovi owi ii ami ach ov")
	afterA         = listOf("e i ei")
	afterConsonant = listOf("a u y ie em iem om ovi owi ova ove owie owa ovou owej ove ami uv ovy ovym")
	finnish        = listOf("n a lla lle lta ssa sta ksi")
	finnishAfter   = listOf("in ille illa ilta issa ista")
	hungarian      = listOf("nak nek val vel tol rol bol ban ben nal nel hoz hez ert")
	german         = listOf("sche schen scher sches")
)

// declined gives the forms of a name in the script of its letters.
func declined(name string) []string {
	last, size := utf8.DecodeLastRuneInString(name)
	if size == 0 || utf8.RuneCountInString(name) < 3 {
		return nil
	}
	switch {
	case unicode.Is(unicode.Cyrillic, last):
		return russian(name, last, name[:len(name)-size])
	case unicode.Is(unicode.Greek, last):
		return greek(name)
	case last > unicode.MaxASCII:
		return nil
	}
	bare := name[:len(name)-1]
	forms := slices.Concat(with(name, german), with(name, hungarian))
	if strings.ContainsRune("aeiouy", last) {
		if last == 'a' {
			forms = slices.Concat(forms, with(bare, afterA), softened(bare))
		}
		if before := len(bare) - 2; before > 0 && bare[before] == bare[before+1] && strings.IndexByte("kpt", bare[before]) >= 0 { // Mikko, Mikon
			forms = append(forms, with(bare[:before+1]+string(last), finnish)...)
		}
		return slices.Concat(forms, with(bare, afterVowel), with(name, finnish))
	}
	forms = slices.Concat(forms, with(name, afterConsonant), with(name, finnishAfter))
	if stem, ok := strings.CutSuffix(name, "nen"); ok {
		forms = append(forms, with(stem+"se", append(finnish, "en"))...)
		forms = append(forms, stem+"sta")
	}
	for _, vowel := range []string{"el", "ek", "ec"} { // Pavel, Pavla
		if stem, ok := strings.CutSuffix(name, vowel); ok && len(stem) > 1 {
			forms = append(forms, with(stem+vowel[1:], afterConsonant)...)
		}
	}
	return forms
}

// softened gives a name in a case that changes its last consonant: Agnieszka, Agnieszce.
func softened(bare string) []string {
	for consonant, soft := range map[string]string{"k": "ce", "g": "dze", "r": "rze", "t": "cie", "d": "dzie", "h": "se"} {
		if stem, ok := strings.CutSuffix(bare, consonant); ok {
			return []string{stem + soft}
		}
	}
	return nil
}

// russian gives the forms of a name in Russian, and so far as they differ in
// Ukrainian; "й" is folded to "и".
func russian(name string, last rune, bare string) []string {
	switch last {
	case 'а':
		return with(bare, listOf("ы и е у ои ою еи ею і"))
	case 'я':
		return with(bare, listOf("и е ю еи ею ями і ї"))
	case 'о':
		return with(bare, listOf("а у ом ові"))
	case 'ь':
		return with(bare, listOf("я ю ем е еві"))
	case 'и':
		forms := with(bare, listOf("я ю ем е и"))
		if r, _ := utf8.DecodeLastRuneInString(bare); strings.ContainsRune("иыо", r) || strings.HasSuffix(bare, "ск") {
			forms = append(forms, with(strings.TrimRight(bare, "иыо"), listOf("ого ому им ом ая ои ую ие их ими"))...)
		}
		return forms
	case 'е', 'у', 'ю', 'ы', 'э', 'і':
		return nil
	}
	endings := listOf("а у ом ем е ы и ым ых ои ым ові еві")
	forms := with(name, endings)
	for _, vowel := range []string{"ел", "ев", "ек", "ец", "ок", "ень"} {
		if stem, ok := strings.CutSuffix(name, vowel); ok {
			_, size := utf8.DecodeRuneInString(vowel)
			forms = append(append(forms, with(stem+vowel[size:], endings)...), with(stem+"ь"+vowel[size:], endings)...)
		}
	}
	return forms
}

func greek(name string) []string {
	stem := strings.TrimRight(name, "αηοςεισυω")
	if utf8.RuneCountInString(stem) < 2 {
		return nil
	}
	return with(stem, listOf("οσ ου ο ε ον ω οι ουσ ων α ασ αν εσ η ησ ην ισ ι ιν ιου ιο ιοσ εα εασ ια ιασ ιαν"))
}

func with(stem string, endings []string) []string {
	out := make([]string, 0, len(endings))
	for _, ending := range endings {
		out = append(out, stem+ending)
	}
	return out
}
