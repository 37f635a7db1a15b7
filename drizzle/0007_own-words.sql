CREATE TABLE "meeting_lessons" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"lessons" jsonb NOT NULL,
	"learned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "word_group" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	"is_rejected" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "meeting_lessons" ADD CONSTRAINT "meeting_lessons_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_lessons" ADD CONSTRAINT "meeting_lessons_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "word_group" ADD CONSTRAINT "word_group_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_lessons_by_authority" ON "meeting_lessons" USING btree ("authority_id","learned_at");--> statement-breakpoint
CREATE INDEX "word_group_by_authority" ON "word_group" USING btree ("authority_id","created_at");