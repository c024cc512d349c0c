using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Condition : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "condition",
                table: "prescription_versions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            // Without these the planner takes each day for a group of its own, and sorts what it could add up in memory.
            migrationBuilder.Sql("CREATE STATISTICS stretch_days_groups (ndistinct) ON prescription, version, item FROM stretch_days");
            migrationBuilder.Sql("CREATE STATISTICS session_days_groups (ndistinct) ON prescription, version FROM session_days");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP STATISTICS session_days_groups");
            migrationBuilder.Sql("DROP STATISTICS stretch_days_groups");
            migrationBuilder.DropColumn(
                name: "condition",
                table: "prescription_versions");
        }
    }
}
