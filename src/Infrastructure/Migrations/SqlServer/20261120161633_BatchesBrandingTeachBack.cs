using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BatchesBrandingTeachBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "shown",
                table: "audit_entries",
                type: "nvarchar(max)",
                maxLength: 7400,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000);

            migrationBuilder.CreateTable(
                name: "brandings",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    accent = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: true),
                    format = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    image = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_brandings", x => x.clinic);
                    table.ForeignKey(
                        name: "FK_brandings_clinics_clinic",
                        column: x => x.clinic,
                        principalTable: "clinics",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_brandings_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "handout_batches",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    edition = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    paper = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    cancelled_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handout_batches", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_handout_batches_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_handout_batches_people_clinic_cancelled_by",
                        columns: x => new { x.clinic, x.cancelled_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "teach_backs",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    handout = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    outcome = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teach_backs", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_teach_backs_handouts_clinic_handout",
                        columns: x => new { x.clinic, x.handout },
                        principalTable: "handouts",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_teach_backs_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_teach_backs_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "handout_batch_lines",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    batch = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    place = table.Column<int>(type: "int", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    state = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    because = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    number = table.Column<int>(type: "int", nullable: true),
                    inputs = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    taken_until = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handout_batch_lines", x => new { x.clinic, x.batch, x.place });
                    table.ForeignKey(
                        name: "FK_handout_batch_lines_handout_batches_clinic_batch",
                        columns: x => new { x.clinic, x.batch },
                        principalTable: "handout_batches",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_handout_batch_lines_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_handout_batch_lines_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_brandings_clinic_by",
                table: "brandings",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_handout_batch_lines_clinic_patient",
                table: "handout_batch_lines",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_handout_batch_lines_clinic_prescription",
                table: "handout_batch_lines",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_handout_batch_lines_state_at",
                table: "handout_batch_lines",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_handout_batches_clinic_at",
                table: "handout_batches",
                columns: new[] { "clinic", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_handout_batches_clinic_by",
                table: "handout_batches",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_handout_batches_clinic_cancelled_by",
                table: "handout_batches",
                columns: new[] { "clinic", "cancelled_by" });

            migrationBuilder.CreateIndex(
                name: "IX_teach_backs_clinic_by",
                table: "teach_backs",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_teach_backs_clinic_handout",
                table: "teach_backs",
                columns: new[] { "clinic", "handout" });

            migrationBuilder.CreateIndex(
                name: "IX_teach_backs_clinic_patient",
                table: "teach_backs",
                columns: new[] { "clinic", "patient" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "brandings");

            migrationBuilder.DropTable(
                name: "handout_batch_lines");

            migrationBuilder.DropTable(
                name: "teach_backs");

            migrationBuilder.DropTable(
                name: "handout_batches");

            migrationBuilder.AlterColumn<string>(
                name: "shown",
                table: "audit_entries",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldMaxLength: 7400);
        }
    }
}
