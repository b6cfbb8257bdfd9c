ALTER TABLE "outbox" ADD COLUMN "sender" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;