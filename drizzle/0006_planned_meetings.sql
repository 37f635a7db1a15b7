ALTER TABLE "meeting" ADD COLUMN "planned_day" date;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "planned_time" text;