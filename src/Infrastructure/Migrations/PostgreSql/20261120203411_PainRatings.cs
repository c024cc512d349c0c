using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PainRatings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pain_ratings");
        }
    }
}
