using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Commands;

public sealed class UserAndAuditCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commands-").FullName;

    private string Database => Path.Combine(folder, "test.db");

    [Fact]
    public async Task An_account_is_added_disabled_and_reset_and_the_password_is_printed_never_asked_for()
    {
        var (code, output, error) = await UserAsync("add", "tp.tnmt", "--name", "Nông Văn Sơn", "--role", "Designer", "--role", "Supervisor", "--json");

        Assert.Equal((0, ""), (code, error));
        using var added = JsonDocument.Parse(output);
        Assert.Equal("tp.tnmt", added.RootElement.GetProperty("userName").GetString());
        Assert.Equal(23, added.RootElement.GetProperty("password").GetString()!.Length);
        Assert.Equal("6", Scalar("SELECT SystemRoles FROM Accounts WHERE UserName = 'tp.tnmt'"));

        (code, output, error) = await UserAsync("reset", "tp.tnmt");
        Assert.Equal((0, ""), (code, output));
        Assert.Matches("^tp.tnmt: the password, shown only now, is [A-Za-z2-9-]{23}\\.", error);

        (code, output, error) = await UserAsync("disable", "tp.tnmt", "--reason", "nghỉ hưu");
        Assert.Equal((0, "", "The account 'tp.tnmt' is disabled.\n"), (code, output, error));
        Assert.Equal("AccountAdded,PasswordReset,AccountDisabled", Scalar("SELECT group_concat(Verb) FROM (SELECT Verb FROM AuditLines ORDER BY Id)"));
    }

    [Theory]
    [InlineData("There is no account 'nobody'.", "disable", "nobody")]
    [InlineData("There is no account 'nobody'.", "reset", "nobody")]
    [InlineData("There is no body 'X'; import its plan first.", "add", "a", "--name", "A", "--post", "X/Head")]
    [InlineData("--post: TNMT: write UNIT/ROLE, the role one of Officer, Deputy, Head, ViceChairman", "add", "a", "--name", "A", "--post", "TNMT")]
    public async Task What_cannot_be_done_is_one_line_and_code_2(string reason, params string[] args)
    {
        await UserAsync("add", "first", "--name", "First");

        Assert.Equal((2, "", reason + "\n"), await UserAsync(args));
    }

    [Fact]
    public async Task A_password_on_the_command_line_is_refused()
    {
        var (code, _, error) = await UserAsync("add", "a", "--name", "A", "--password", "secret");

        Assert.Equal(2, code);
        Assert.Contains("--password", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task Audit_verify_walks_every_chain_and_names_the_first_broken_line()
    {
        await UserAsync("add", "an", "--name", "An");
        await UserAsync("reset", "an");
        Assert.Equal(0, (await AuditAsync("export", Path.Combine(folder, "kept.jsonl"))).Code);
        var (code, output, error) = await AuditAsync("verify");
        Assert.Equal((0, ""), (code, output));
        Assert.StartsWith("Every chain holds: 2 lines in 1 chains, 1 checkpoints signed by ", error, StringComparison.Ordinal);

        Scalar("UPDATE AuditLines SET Verb = 'Nothing' WHERE Sequence = 1");

        (code, output, error) = await AuditAsync("verify", "--json");
        Assert.Equal(1, code);
        Assert.Matches("^The first broken line is account:[0-9a-f-]+ line 1 \\(Nothing, .*\\): it no longer has the hash it was written with\\.\n$", error);
        using var json = JsonDocument.Parse(output);
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal("Edited", json.RootElement.GetProperty("broken")[0].GetProperty("defect").GetString());
    }

    [Fact]
    public async Task Kept_checkpoints_convict_a_database_that_was_cut_and_its_checkpoint_dropped_even_without_the_key()
    {
        await UserAsync("add", "an", "--name", "An");
        await UserAsync("reset", "an");
        var kept = Path.Combine(folder, "kept.jsonl");
        await AuditAsync("export", kept);
        Scalar("DELETE FROM AuditLines WHERE Sequence = 2; DELETE FROM AuditCheckpoints");
        File.Delete(Path.Combine(folder, "key.pem"));

        Assert.Equal(0, (await AuditAsync("verify")).Code);
        var (code, _, error) = await AuditAsync("verify", "--checkpoints", kept);

        Assert.Equal(1, code);
        Assert.Contains("checkpoint 1: it was exported, but the database no longer has it. Broken besides: 1.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_or_none_is_bad_input()
    {
        Assert.Equal((2, "", $"{Database}: there is no such database\n"), await AuditAsync("verify"));
        await File.WriteAllTextAsync(Database, "certainly not a database of any kind");
        Assert.Equal((2, "", $"{Database}: this is no SQLite database\n"), await AuditAsync("verify"));
        var (code, _, error) = await AuditAsync("verify", "--checkpoints", Database);
        Assert.Equal(2, code);
        Assert.StartsWith($"{Database}: line 1: this is no export of checkpoints", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Task<(int Code, string Output, string Error)> UserAsync(params string[] args) =>
        CommandRun.RunAsync("", ["user", .. args, "--database", Database]);

    private Task<(int Code, string Output, string Error)> AuditAsync(params string[] args) =>
        CommandRun.RunAsync("", ["audit", .. args, "--database", Database, "--key", Path.Combine(folder, "key.pem")]);

    private string? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
