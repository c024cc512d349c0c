using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CodesAndPhotos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "handout",
                table: "patient_links",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sheet_photos",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    monday = table.Column<DateOnly>(type: "date", nullable: false),
                    format = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false),
                    withdrawn_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: true),
                    withdrawn_because = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheet_photos", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_sheet_photos_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_sheet_photos_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_sheet_photos_people_clinic_withdrawn_by",
                        columns: x => new { x.clinic, x.withdrawn_by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_sheet_photos_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "sealed_photos",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealed_photos", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_sealed_photos_sheet_photos_clinic_id",
                        columns: x => new { x.clinic, x.id },
                        principalTable: "sheet_photos",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_photos_clinic_by",
                table: "sheet_photos",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_photos_clinic_patient",
                table: "sheet_photos",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_photos_clinic_prescription",
                table: "sheet_photos",
                columns: new[] { "clinic", "prescription" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_photos_clinic_withdrawn_by",
                table: "sheet_photos",
                columns: new[] { "clinic", "withdrawn_by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sealed_photos");

            migrationBuilder.DropTable(
                name: "sheet_photos");

            migrationBuilder.DropColumn(
                name: "handout",
                table: "patient_links");
        }
    }
}
