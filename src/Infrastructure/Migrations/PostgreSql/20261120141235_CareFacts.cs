using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PrescribeRx.Infrastructure.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CareFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "patient",
                table: "precaution_acknowledgements",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "patient",
                table: "gate_decisions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql("UPDATE precaution_acknowledgements SET patient = (SELECT p.patient FROM prescriptions p WHERE p.clinic = precaution_acknowledgements.clinic AND p.id = precaution_acknowledgements.prescription)");
            migrationBuilder.Sql("UPDATE gate_decisions SET patient = (SELECT p.patient FROM prescriptions p WHERE p.clinic = gate_decisions.clinic AND p.id = gate_decisions.prescription)");

            migrationBuilder.CreateIndex(
                name: "IX_precaution_acknowledgements_clinic_patient",
                table: "precaution_acknowledgements",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.CreateIndex(
                name: "IX_gate_decisions_clinic_patient",
                table: "gate_decisions",
                columns: new[] { "clinic", "patient" });

            migrationBuilder.AddForeignKey(
                name: "FK_alert_causes_patients_clinic_patient",
                table: "alert_causes",
                columns: new[] { "clinic", "patient" },
                principalTable: "patients",
                principalColumns: new[] { "clinic", "id" });

            migrationBuilder.AddForeignKey(
                name: "FK_gate_decisions_patients_clinic_patient",
                table: "gate_decisions",
                columns: new[] { "clinic", "patient" },
                principalTable: "patients",
                principalColumns: new[] { "clinic", "id" });

            migrationBuilder.AddForeignKey(
                name: "FK_precaution_acknowledgements_patients_clinic_patient",
                table: "precaution_acknowledgements",
                columns: new[] { "clinic", "patient" },
                principalTable: "patients",
                principalColumns: new[] { "clinic", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_alert_causes_patients_clinic_patient",
                table: "alert_causes");

            migrationBuilder.DropForeignKey(
                name: "FK_gate_decisions_patients_clinic_patient",
                table: "gate_decisions");

            migrationBuilder.DropForeignKey(
                name: "FK_precaution_acknowledgements_patients_clinic_patient",
                table: "precaution_acknowledgements");

            migrationBuilder.DropIndex(
                name: "IX_precaution_acknowledgements_clinic_patient",
                table: "precaution_acknowledgements");

            migrationBuilder.DropIndex(
                name: "IX_gate_decisions_clinic_patient",
                table: "gate_decisions");

            migrationBuilder.DropColumn(
                name: "patient",
                table: "precaution_acknowledgements");

            migrationBuilder.DropColumn(
                name: "patient",
                table: "gate_decisions");
        }
    }
}
