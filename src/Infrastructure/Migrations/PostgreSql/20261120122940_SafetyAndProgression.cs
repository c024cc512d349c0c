using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SafetyAndProgression : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "screening_valid_days",
                table: "clinics",
                newName: "rule_changes");

            migrationBuilder.AddColumn<string>(
                name: "delivery",
                table: "prescription_versions",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "look_again_at",
                table: "patients",
                type: "timestamp(6) with time zone",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "approach",
                table: "patient_facts",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "on",
                table: "patient_facts",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "adverse_events",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    prescription = table.Column<Guid>(type: "uuid", nullable: true),
                    item = table.Column<Guid>(type: "uuid", nullable: true),
                    what = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    severity = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_serious = table.Column<bool>(type: "boolean", nullable: false),
                    onset = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    action = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    outcome = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recovered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    supersedes = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adverse_events", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_adverse_events_adverse_events_clinic_supersedes",
                        columns: x => new { x.clinic, x.supersedes },
                        principalTable: "adverse_events",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_adverse_events_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_adverse_events_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_adverse_events_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    prescription = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closing_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    open_about = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_alerts_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_alerts_people_clinic_closed_by",
                        columns: x => new { x.clinic, x.closed_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_alerts_people_clinic_owner",
                        columns: x => new { x.clinic, x.owner },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_alerts_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "clinic_precautions",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clinic_precautions", x => new { x.clinic, x.rule, x.version });
                    table.ForeignKey(
                        name: "FK_clinic_precautions_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "precaution_acknowledgements",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    prescription = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    rule_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fact = table.Column<Guid>(type: "uuid", nullable: true),
                    fact_is_unknown = table.Column<bool>(type: "boolean", nullable: false),
                    level = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_precaution_acknowledgements", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_precaution_acknowledgements_patient_facts_clinic_fact",
                        columns: x => new { x.clinic, x.fact },
                        principalTable: "patient_facts",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_precaution_acknowledgements_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_precaution_acknowledgements_prescriptions_clinic_prescripti~",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "safety_policies",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    terms = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_policies", x => new { x.clinic, x.version });
                    table.ForeignKey(
                        name: "FK_safety_policies_clinics_clinic",
                        column: x => x.clinic,
                        principalTable: "clinics",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_safety_policies_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "alert_causes",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alert = table.Column<Guid>(type: "uuid", nullable: false),
                    patient = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    sentence = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert_causes", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_alert_causes_alerts_clinic_alert",
                        columns: x => new { x.clinic, x.alert },
                        principalTable: "alerts",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_patients_look_again_at",
                table: "patients",
                column: "look_again_at");

            migrationBuilder.CreateIndex(
                name: "IX_adverse_events_clinic_by",
                table: "adverse_events",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_adverse_events_clinic_patient_on",
                table: "adverse_events",
                columns: new[] { "clinic", "patient", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_adverse_events_clinic_prescription",
                table: "adverse_events",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_adverse_events_clinic_supersedes",
                table: "adverse_events",
                columns: new[] { "clinic", "supersedes" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alert_causes_clinic_alert",
                table: "alert_causes",
                columns: new[] { "clinic", "alert" });

            migrationBuilder.CreateIndex(
                name: "IX_alert_causes_clinic_patient_key",
                table: "alert_causes",
                columns: new[] { "clinic", "patient", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alerts_clinic_closed_at_due_at",
                table: "alerts",
                columns: new[] { "clinic", "closed_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_clinic_closed_by",
                table: "alerts",
                columns: new[] { "clinic", "closed_by" });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_clinic_open_about",
                table: "alerts",
                columns: new[] { "clinic", "open_about" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alerts_clinic_owner",
                table: "alerts",
                columns: new[] { "clinic", "owner" });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_clinic_patient",
                table: "alerts",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_clinic_prescription",
                table: "alerts",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_clinic_precautions_clinic_by",
                table: "clinic_precautions",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_precaution_acknowledgements_clinic_by",
                table: "precaution_acknowledgements",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_precaution_acknowledgements_clinic_fact",
                table: "precaution_acknowledgements",
                columns: new[] { "clinic", "fact" });

            migrationBuilder.CreateIndex(
                name: "IX_precaution_acknowledgements_clinic_prescription",
                table: "precaution_acknowledgements",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_safety_policies_clinic_by",
                table: "safety_policies",
                columns: new[] { "clinic", "by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adverse_events");

            migrationBuilder.DropTable(
                name: "alert_causes");

            migrationBuilder.DropTable(
                name: "clinic_precautions");

            migrationBuilder.DropTable(
                name: "precaution_acknowledgements");

            migrationBuilder.DropTable(
                name: "safety_policies");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropIndex(
                name: "IX_patients_look_again_at",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "delivery",
                table: "prescription_versions");

            migrationBuilder.DropColumn(
                name: "look_again_at",
                table: "patients");

            migrationBuilder.DropColumn(
                name: "approach",
                table: "patient_facts");

            migrationBuilder.DropColumn(
                name: "on",
                table: "patient_facts");

            migrationBuilder.RenameColumn(
                name: "rule_changes",
                table: "clinics",
                newName: "screening_valid_days");
        }
    }
}
