-- Schema 4: private notes, which an export leaves out unless they are asked for.
ALTER TABLE "post_mortem" ADD COLUMN "notes" TEXT NOT NULL DEFAULT '';
