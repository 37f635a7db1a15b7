CREATE TABLE "picture" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "picture_type_known" CHECK ("picture"."type" in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
CREATE TABLE "picture_use" (
	"picture_id" uuid NOT NULL,
	"template_id" uuid,
	"meeting_id" uuid,
	CONSTRAINT "picture_use_once" UNIQUE NULLS NOT DISTINCT("picture_id","template_id","meeting_id"),
	CONSTRAINT "picture_use_of_one" CHECK (("picture_use"."template_id" is null) <> ("picture_use"."meeting_id" is null))
);
--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_picture_id_picture_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."picture"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_template_id_meeting_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."meeting_template"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_use_by_template" ON "picture_use" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "picture_use_by_meeting" ON "picture_use" USING btree ("meeting_id");