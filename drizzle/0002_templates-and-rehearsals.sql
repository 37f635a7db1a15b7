CREATE TABLE "meeting_template" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"kind" text NOT NULL,
	"purpose" text NOT NULL,
	"question" text NOT NULL,
	"groups" jsonb NOT NULL,
	"agenda" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meeting_template_name_once" UNIQUE("authority_id","name"),
	CONSTRAINT "meeting_template_kind_known" CHECK ("meeting_template"."kind" in ('needs-workshop', 'annual-review', 'update-workshop', 'kick-off', 'results-round', 'other'))
);
--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "rehearsal_of" uuid;--> statement-breakpoint
ALTER TABLE "meeting_template" ADD CONSTRAINT "meeting_template_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_rehearsal_of_meeting_id_fk" FOREIGN KEY ("rehearsal_of") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_by_rehearsed" ON "meeting" USING btree ("rehearsal_of");