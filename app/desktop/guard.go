package desktop

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"

	"afterword/backend/errs"
)

// none is the result of a method that gives nothing.
type none struct{}

// guarded runs the body of a bound method. It refuses a caller without the
// session token, and turns a panic into an error: Wails would leave the page
// waiting for ever.
func guarded[T any](a *app, token, op string, body func(ctx context.Context) (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			var zero T
			result = zero
			err = errs.Wrap(&fault{value: r, stack: debug.Stack()}, errs.Internal, op,
				"Something went wrong inside Afterword. What was shown as saved is safe. Try again; if it happens again, copy the details and report them.")
		}
	}()
	if subtle.ConstantTimeCompare([]byte(token), []byte(a.token)) != 1 {
		var zero T
		return zero, errs.New(errs.Internal, op, "This request did not come from Afterword's own page and was refused.")
	}
	return body(a.ctx)
}

// guardedCall is guarded for methods that give nothing.
func guardedCall(a *app, token, op string, body func(ctx context.Context) error) error {
	_, err := guarded(a, token, op, func(ctx context.Context) (none, error) { return none{}, body(ctx) })
	return err
}

// fault is a caught panic. Its text is only for "Copy details".
type fault struct {
	value any
	stack []byte
}

func (f *fault) Error() string { return fmt.Sprintf("panic: %v\n%s", f.value, f.stack) }

// errorText is an error as the page reads it (frontend/src/backend/errors.ts).
type errorText struct {
	Code    string `json:"code"`
	Op      string `json:"op"`
	Field   string `json:"field"`
	Ref     string `json:"ref"`
	Message string `json:"message"`
	Detail  string `json:"detail"`
}

// formatError gives the JSON text with which a promise of the page rejects.
// It must be a string: an object would arrive as "[object Object]".
func formatError(err error) any {
	text := errorText{
		Code:    string(errs.Internal),
		Message: "Something went wrong inside Afterword. What was shown as saved is safe.",
	}
	if err != nil {
		text.Detail = err.Error()
	}
	var e *errs.Error
	if errors.As(err, &e) {
		text.Code, text.Op, text.Field, text.Ref = string(e.Code), e.Op, e.Field, e.Ref
		if e.Message != "" {
			text.Message = e.Message
		}
		text.Detail = ""
		if e.Err != nil {
			text.Detail = e.Err.Error()
		}
	}
	out, err := json.Marshal(text)
	if err != nil { // cannot happen: all fields are strings
		return `{"code":"internal","op":"","field":"","ref":"","message":"Something went wrong inside Afterword.","detail":""}`
	}
	return string(out)
}
