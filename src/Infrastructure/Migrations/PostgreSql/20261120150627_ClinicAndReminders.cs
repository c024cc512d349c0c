using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ClinicAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "contact",
                table: "clinics",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);

            migrationBuilder.AddColumn<string>(
                name: "hours",
                table: "clinics",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "clinics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "telephone",
                table: "clinics",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: true),
                    @sealed = table.Column<string>(name: "sealed", type: "character varying(1000)", maxLength: 1000, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    ended = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    last_failure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_outbox_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    days = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    feed_link = table.Column<Guid>(type: "uuid", nullable: true),
                    feed_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    sealed_feed = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    mail_link = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    confirm_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    stop_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    sealed_stop = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    next_mail_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reminders", x => new { x.clinic, x.patient });
                    table.ForeignKey(
                        name: "FK_reminders_patient_links_clinic_feed_link",
                        columns: x => new { x.clinic, x.feed_link },
                        principalTable: "patient_links",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_reminders_patient_links_clinic_mail_link",
                        columns: x => new { x.clinic, x.mail_link },
                        principalTable: "patient_links",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_reminders_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "mail_consents",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_consents", x => new { x.clinic, x.patient, x.number });
                    table.ForeignKey(
                        name: "FK_mail_consents_reminders_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "reminders",
                        principalColumns: new[] { "clinic", "patient" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_clinic_patient_on",
                table: "outbox",
                columns: new[] { "clinic", "patient", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_next_try_at",
                table: "outbox",
                column: "next_try_at");

            migrationBuilder.CreateIndex(
                name: "IX_reminders_clinic_feed_link",
                table: "reminders",
                columns: new[] { "clinic", "feed_link" });

            migrationBuilder.CreateIndex(
                name: "IX_reminders_clinic_mail_link",
                table: "reminders",
                columns: new[] { "clinic", "mail_link" });

            migrationBuilder.CreateIndex(
                name: "IX_reminders_confirm_hash",
                table: "reminders",
                column: "confirm_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reminders_feed_hash",
                table: "reminders",
                column: "feed_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reminders_next_mail_at",
                table: "reminders",
                column: "next_mail_at");

            migrationBuilder.CreateIndex(
                name: "IX_reminders_stop_hash",
                table: "reminders",
                column: "stop_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mail_consents");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropColumn(
                name: "hours",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "telephone",
                table: "clinics");

            migrationBuilder.AlterColumn<string>(
                name: "contact",
                table: "clinics",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldNullable: true);
        }
    }
}
