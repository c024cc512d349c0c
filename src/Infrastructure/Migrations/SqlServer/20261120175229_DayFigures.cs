using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DayFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "figures_through",
                table: "patients",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "session_days",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    done = table.Column<short>(type: "smallint", nullable: false),
                    partly = table.Column<short>(type: "smallint", nullable: false),
                    not_done = table.Column<short>(type: "smallint", nullable: false),
                    unreported = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_days", x => new { x.clinic, x.prescription, x.on });
                    table.ForeignKey(
                        name: "FK_session_days_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateTable(
                name: "stretch_days",
                columns: table => new
                {
                    clinic = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prescription = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    side = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    parts = table.Column<short>(type: "smallint", nullable: false),
                    parts_of_stretch = table.Column<short>(type: "smallint", nullable: false),
                    done = table.Column<short>(type: "smallint", nullable: false),
                    partly = table.Column<short>(type: "smallint", nullable: false),
                    not_done = table.Column<short>(type: "smallint", nullable: false),
                    unreported = table.Column<short>(type: "smallint", nullable: false),
                    dose_done = table.Column<double>(type: "float", nullable: false),
                    dose_not_done = table.Column<double>(type: "float", nullable: false),
                    dose_unreported = table.Column<double>(type: "float", nullable: false),
                    dose_assumed = table.Column<double>(type: "float", nullable: false),
                    timer = table.Column<short>(type: "smallint", nullable: false),
                    tap = table.Column<short>(type: "smallint", nullable: false),
                    paper = table.Column<short>(type: "smallint", nullable: false),
                    recall = table.Column<short>(type: "smallint", nullable: false),
                    late = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stretch_days", x => new { x.clinic, x.prescription, x.on, x.item, x.side });
                    table.ForeignKey(
                        name: "FK_stretch_days_prescriptions_clinic_prescription",
                        columns: x => new { x.clinic, x.prescription },
                        principalTable: "prescriptions",
                        principalColumns: new[] { "clinic", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "IX_session_days_clinic_on",
                table: "session_days",
                columns: new[] { "clinic", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_stretch_days_clinic_on",
                table: "stretch_days",
                columns: new[] { "clinic", "on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "session_days");

            migrationBuilder.DropTable(
                name: "stretch_days");

            migrationBuilder.DropColumn(
                name: "figures_through",
                table: "patients");
        }
    }
}
