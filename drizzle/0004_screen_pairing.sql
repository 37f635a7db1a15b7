CREATE TABLE "screen_pairing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"secret_hash" text NOT NULL,
	"code" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "screen_pairing_secret_once" UNIQUE("secret_hash"),
	CONSTRAINT "screen_pairing_code_once" UNIQUE("code")
);
--> statement-breakpoint
CREATE INDEX "screen_pairing_by_expiry" ON "screen_pairing" USING btree ("expires_at");