using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VanQuan.Workflows.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class MailChoicesAndRoutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Units",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GoesAt",
                table: "ReminderLedger",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Route",
                table: "ReminderLedger",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Own");

            migrationBuilder.AddColumn<Guid>(
                name: "DigestId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ForDigest",
                table: "Outbox",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "HeldUntil",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Route",
                table: "Outbox",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Own");

            migrationBuilder.AddColumn<string>(
                name: "RouteBody",
                table: "Outbox",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AddressTroubles",
                columns: table => new
                {
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Permanent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    MailId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressTroubles", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "MailChoices",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Day = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    At = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    GatherAssignments = table.Column<bool>(type: "INTEGER", nullable: false),
                    GatherReminders = table.Column<bool>(type: "INTEGER", nullable: false),
                    GatherNews = table.Column<bool>(type: "INTEGER", nullable: false),
                    QuietFrom = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    QuietTo = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    WorkingDaysOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    NextDigestAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastDigestAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailChoices", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "MailTemplates",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTemplates", x => new { x.Name, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_RecipientId",
                table: "Outbox",
                column: "RecipientId",
                filter: "\"HeldUntil\" IS NOT NULL AND \"NextAttemptAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MailChoices_NextDigestAt",
                table: "MailChoices",
                column: "NextDigestAt",
                filter: "\"NextDigestAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AddressTroubles");

            migrationBuilder.DropTable(
                name: "MailChoices");

            migrationBuilder.DropTable(
                name: "MailTemplates");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_RecipientId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "GoesAt",
                table: "ReminderLedger");

            migrationBuilder.DropColumn(
                name: "Route",
                table: "ReminderLedger");

            migrationBuilder.DropColumn(
                name: "DigestId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ForDigest",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Route",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "RouteBody",
                table: "Outbox");
        }
    }
}
