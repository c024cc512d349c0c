using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OutcomesViewsAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clinic_report_runs",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    taken_until = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    parts_done = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    cancelled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    result = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clinic_report_runs", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_clinic_report_runs_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_clinic_report_runs_people_clinic_cancelled_by",
                        columns: x => new { x.clinic, x.cancelled_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "draft_steps",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    prescription = table.Column<Guid>(type: "uuid", nullable: false),
                    of_revision = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft_steps", x => new { x.clinic, x.prescription, x.id });
                    table.ForeignKey(
                        name: "FK_draft_steps_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "pain_ratings",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    instrument_version = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    window = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    how = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    asked_in = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    supersedes = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pain_ratings", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_pain_ratings_pain_ratings_clinic_supersedes",
                        columns: x => new { x.clinic, x.supersedes },
                        principalTable: "pain_ratings",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_pain_ratings_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_pain_ratings_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    clinician = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    sort = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    opens_first = table.Column<bool>(type: "boolean", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_saved_views_people_clinic_clinician",
                        columns: x => new { x.clinic, x.clinician },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_saved_views_people_clinic_person",
                        columns: x => new { x.clinic, x.person },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_clinic_report_runs_clinic_by",
                table: "clinic_report_runs",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_clinic_report_runs_clinic_cancelled_by",
                table: "clinic_report_runs",
                columns: new[] { "clinic", "cancelled_by" });

            migrationBuilder.CreateIndex(
                name: "IX_clinic_report_runs_state_at",
                table: "clinic_report_runs",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_pain_ratings_clinic_by",
                table: "pain_ratings",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_pain_ratings_clinic_patient_on",
                table: "pain_ratings",
                columns: new[] { "clinic", "patient", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_pain_ratings_clinic_supersedes",
                table: "pain_ratings",
                columns: new[] { "clinic", "supersedes" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_clinic_clinician",
                table: "saved_views",
                columns: new[] { "clinic", "clinician" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_clinic_person_folded_name",
                table: "saved_views",
                columns: new[] { "clinic", "person", "folded_name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clinic_report_runs");

            migrationBuilder.DropTable(
                name: "draft_steps");

            migrationBuilder.DropTable(
                name: "pain_ratings");

            migrationBuilder.DropTable(
                name: "saved_views");
        }
    }
}
