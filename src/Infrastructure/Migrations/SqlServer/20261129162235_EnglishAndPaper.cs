using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class EnglishAndPaper : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "english",
                table: "clinics",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "British");

            migrationBuilder.AddColumn<string>(
                name: "paper",
                table: "clinics",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "A4");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "english",
                table: "clinics");

            migrationBuilder.DropColumn(
                name: "paper",
                table: "clinics");
        }
    }
}
