CREATE TABLE "audit_key" (
	"key_id" text PRIMARY KEY NOT NULL,
	"first_used_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_tombstone" (
	"org_id" uuid NOT NULL,
	"last_seq" bigint NOT NULL,
	"last_hash" "bytea" NOT NULL,
	"removed" bigint NOT NULL,
	"before" date NOT NULL,
	"pruned_at" timestamp with time zone NOT NULL,
	"signature" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	CONSTRAINT "audit_tombstone_org_id_last_seq_pk" PRIMARY KEY("org_id","last_seq")
);
