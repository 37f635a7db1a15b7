CREATE TABLE "barrier_report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"place" text NOT NULL,
	"description" text NOT NULL,
	"contact" text NOT NULL,
	"reported_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"answer" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "page_text" (
	"authority_id" uuid NOT NULL,
	"page" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "page_text_authority_id_page_language_pk" PRIMARY KEY("authority_id","page","language")
);
--> statement-breakpoint
CREATE TABLE "result_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "result_mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"asked_on" date NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "result_mail_once" UNIQUE("meeting_id","address")
);
--> statement-breakpoint
ALTER TABLE "barrier_report" ADD CONSTRAINT "barrier_report_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_text" ADD CONSTRAINT "page_text_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_link" ADD CONSTRAINT "result_link_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_mail" ADD CONSTRAINT "result_mail_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "barrier_report_by_authority" ON "barrier_report" USING btree ("authority_id","due_on");--> statement-breakpoint
CREATE INDEX "result_link_by_meeting" ON "result_link" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "result_mail_by_day" ON "result_mail" USING btree ("asked_on");