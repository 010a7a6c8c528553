package desktop

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"afterword/backend/errs"
)

// Every bound method is called with a wrong token and with zero values after
// it: none may do anything, and the first parameter is always the token.
func TestEveryBoundMethodRefusesAWrongToken(t *testing.T) {
	store := &fakeStore{}
	a, desk := newTestApp(t, store)
	calls := 0
	for _, bound := range a.bound() {
		v := reflect.ValueOf(bound)
		for i := range v.NumMethod() {
			name := v.Type().Elem().Name() + "." + v.Type().Method(i).Name
			for _, token := range []string{"", "wrong", a.token[:63], a.token + "0", strings.ToUpper(a.token) + " "} {
				method := v.Method(i)
				args := []reflect.Value{reflect.ValueOf(token)}
				for j := 1; j < method.Type().NumIn(); j++ {
					args = append(args, reflect.Zero(method.Type().In(j)))
				}
				results := method.Call(args)
				err, _ := results[len(results)-1].Interface().(error)
				if errs.CodeOf(err) != errs.Internal {
					t.Errorf("%s with token %q: %v, want internal", name, token, err)
				}
				calls++
			}
		}
	}
	if calls != 44*5 {
		t.Errorf("%d calls, want all 44 methods", calls/5)
	}
	if len(store.batches) > 0 || len(store.settings) > 0 || len(desk.asked)+len(desk.opened)+len(desk.revealed)+len(desk.screens) > 0 {
		t.Error("a refused call did something")
	}
}

func TestAPanicBecomesAnError(t *testing.T) {
	a, _ := newTestApp(t, &fakeStore{})
	result, err := (&Document{a}).Undo(a.token, "id", 1) // the fake panics
	if errs.CodeOf(err) != errs.Internal || result.Revision != 0 {
		t.Fatalf("got %v, %v", result, err)
	}
	var text errorText
	if err := json.Unmarshal([]byte(formatError(err).(string)), &text); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(text.Message, "goroutine") || strings.Contains(text.Message, "fault in the store") {
		t.Errorf("the message shows the stack: %q", text.Message)
	}
	if !strings.Contains(text.Detail, "a fault in the store") || !strings.Contains(text.Detail, "fakeStore") {
		t.Errorf("the details lack the panic or the stack: %q", text.Detail)
	}
}

func TestErrorsAsThePageReadsThem(t *testing.T) {
	for _, c := range []struct {
		err  error
		want errorText
	}{
		{
			errs.InvalidField("sqlite.Apply", "edit-1", "title", "This text is too long."),
			errorText{Code: "invalid", Op: "sqlite.Apply", Field: "title", Ref: "edit-1", Message: "This text is too long."},
		},
		{
			errs.Wrap(errors.New("disk I/O error (1034)"), errs.StorageIO, "sqlite.Apply", "The disk did not take it."),
			errorText{Code: "storage_io", Op: "sqlite.Apply", Message: "The disk did not take it.", Detail: "disk I/O error (1034)"},
		},
		{
			errors.New("plain"),
			errorText{Code: "internal", Message: "Something went wrong inside Afterword. What was shown as saved is safe.", Detail: "plain"},
		},
		{
			errs.New(errs.Conflict, "x", `quotes " and </script> and `+"\u2028"),
			errorText{Code: "conflict", Op: "x", Message: `quotes " and </script> and ` + "\u2028"},
		},
	} {
		text, ok := formatError(c.err).(string)
		if !ok {
			t.Fatal("not a string: the page would see [object Object]")
		}
		var got errorText
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if got != c.want {
			t.Errorf("got %+v\nwant %+v", got, c.want)
		}
	}
}
