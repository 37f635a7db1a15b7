CREATE TABLE "authority" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"stream_id" text NOT NULL,
	"version" integer NOT NULL,
	"command_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"actor" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_stream_id_version_pk" PRIMARY KEY("stream_id","version"),
	CONSTRAINT "event_version_positive" CHECK ("event"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "follow_up_checkpoint" (
	"stream_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"sign_in_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"login_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"title" text NOT NULL,
	"join_code" text NOT NULL,
	"join_code_expires_at" timestamp with time zone,
	"state" text DEFAULT 'prepared' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "meeting_join_code_once" UNIQUE("join_code"),
	CONSTRAINT "meeting_state_known" CHECK ("meeting"."state" in ('prepared', 'open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"login_id" uuid NOT NULL,
	"authority_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "membership_login_id_authority_id_pk" PRIMARY KEY("login_id","authority_id"),
	CONSTRAINT "membership_role_known" CHECK ("membership"."role" in ('administrator', 'editor', 'moderator', 'reader'))
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"title" text NOT NULL,
	"term_from" integer NOT NULL,
	"term_to" integer NOT NULL,
	CONSTRAINT "plan_of_authority" UNIQUE("id","authority_id"),
	CONSTRAINT "plan_term_in_order" CHECK ("plan"."term_from" <= "plan"."term_to")
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"authority_id" uuid NOT NULL,
	"name" text NOT NULL,
	"school_type" text NOT NULL,
	"pupils" integer,
	CONSTRAINT "school_name_once" UNIQUE("authority_id","name"),
	CONSTRAINT "school_pupils_not_negative" CHECK ("school"."pupils" >= 0)
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"role" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seat_secret_once" UNIQUE("secret_hash"),
	CONSTRAINT "seat_role_known" CHECK ("seat"."role" in ('moderator', 'participant', 'screen'))
);
--> statement-breakpoint
CREATE TABLE "seat_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "seat_invitation_token_once" UNIQUE("token_hash"),
	CONSTRAINT "seat_invitation_role_known" CHECK ("seat_invitation"."role" in ('moderator', 'participant', 'screen'))
);
--> statement-breakpoint
CREATE TABLE "setup_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "stream" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"authority_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stream_kind_known" CHECK ("stream"."kind" in ('meeting', 'plan', 'action-item')),
	CONSTRAINT "stream_version_not_negative" CHECK ("stream"."version" >= 0)
);
--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_stream_id_stream_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."stream"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_checkpoint" ADD CONSTRAINT "follow_up_checkpoint_stream_id_stream_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."stream"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_login_id_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."login"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_plan_of_same_authority" FOREIGN KEY ("plan_id","authority_id") REFERENCES "public"."plan"("id","authority_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_login_id_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."login"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_invitation" ADD CONSTRAINT "seat_invitation_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream" ADD CONSTRAINT "stream_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_by_command" ON "event" USING btree ("stream_id","command_id");--> statement-breakpoint
CREATE UNIQUE INDEX "login_sign_in_name_once" ON "login" USING btree (lower("sign_in_name"));--> statement-breakpoint
CREATE INDEX "login_session_by_login" ON "login_session" USING btree ("login_id");--> statement-breakpoint
CREATE INDEX "login_session_by_expiry" ON "login_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "meeting_by_authority" ON "meeting" USING btree ("authority_id","created_at");--> statement-breakpoint
CREATE INDEX "meeting_by_plan" ON "meeting" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "membership_by_authority" ON "membership" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "plan_by_authority" ON "plan" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "seat_by_meeting" ON "seat" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "seat_invitation_by_meeting" ON "seat_invitation" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "stream_by_authority" ON "stream" USING btree ("authority_id","kind");