CREATE TABLE "account_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid,
	"purpose" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "account_link_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "account_link_purpose" CHECK ("account_link"."purpose" in ('reset', 'change_email', 'undo_email'))
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device_hash" "bytea";--> statement-breakpoint
ALTER TABLE "join_request" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "end_reminders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_link_newest" ON "account_link" USING btree ("account_id","purpose") WHERE used_at is null and ended_at is null and purpose <> 'undo_email';--> statement-breakpoint
CREATE INDEX "account_link_of_account" ON "account_link" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "join_request_told" ON "join_request" USING btree ("org_id","told_at");--> statement-breakpoint
CREATE INDEX "join_request_untold" ON "join_request" USING btree ("org_id") WHERE status = 'pending' and told_at is null;--> statement-breakpoint
CREATE INDEX "outbox_for_a_human" ON "outbox" USING btree ("created_at") WHERE status in ('failed', 'unknown') and settled_at is null;--> statement-breakpoint
UPDATE "join_request" SET "told_at" = "requested_at";
