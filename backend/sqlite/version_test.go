package sqlite

import (
	"testing"

	"afterword/backend/postmortem"
)

// Document files say which schema they were written with.
func TestSchemaVersionIsTheNewestMigration(t *testing.T) {
	if got := len(migrations()); got != postmortem.SchemaVersion {
		t.Errorf("there are %d migrations: set postmortem.SchemaVersion, which is %d, to it", got, postmortem.SchemaVersion)
	}
}
