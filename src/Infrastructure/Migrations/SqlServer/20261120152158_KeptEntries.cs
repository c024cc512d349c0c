using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KeptEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "kept_since",
                table: "stretch_entries",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "stretch_entries",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "kept_since",
                table: "day_notes",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kept_since",
                table: "stretch_entries");

            migrationBuilder.DropColumn(
                name: "version",
                table: "stretch_entries");

            migrationBuilder.DropColumn(
                name: "kept_since",
                table: "day_notes");
        }
    }
}
