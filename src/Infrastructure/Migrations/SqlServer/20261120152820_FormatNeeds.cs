using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FormatNeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "format_needs",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    patient = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    edition = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    paper = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_format_needs", x => new { x.clinic, x.id });
                    table.ForeignKey(
                        name: "FK_format_needs_patients_clinic_patient",
                        columns: x => new { x.clinic, x.patient },
                        principalTable: "patients",
                        principalColumns: new[] { "clinic", "id" });
                    table.ForeignKey(
                        name: "FK_format_needs_people_clinic_by",
                        columns: x => new { x.clinic, x.by },
                        principalTable: "people",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_format_needs_clinic_by",
                table: "format_needs",
                columns: new[] { "clinic", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_format_needs_clinic_patient",
                table: "format_needs",
                columns: new[] { "clinic", "patient" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "format_needs");
        }
    }
}
