using System.Security.Cryptography;
using VanQuan.Workflows.Application.Audit;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application_Tests.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Audit;

/// <summary>Somebody with the database file changes it by SQL; verification names the first broken line.</summary>
public class VerifyAuditTests
{
    [Theory]
    [InlineData("UPDATE AuditLines SET Verb = 'TaskApproved' WHERE Chain = 'instance:1' AND Sequence = 2", "instance:1", 2, AuditDefect.Edited)]
    [InlineData("UPDATE AuditLines SET At = At - 864000000000 WHERE Chain = 'instance:1' AND Sequence = 3", "instance:1", 3, AuditDefect.Edited)]
    [InlineData("DELETE FROM AuditLines WHERE Chain = 'instance:1' AND Sequence = 2", "instance:1", 3, AuditDefect.Unlinked)]
    [InlineData("DELETE FROM AuditLines WHERE Chain = 'instance:1' AND Sequence >= 3", "instance:1", 3, AuditDefect.Cut)]
    [InlineData("DELETE FROM AuditLines WHERE Chain = 'instance:1'", "instance:1", 1, AuditDefect.Cut)]
    [InlineData("UPDATE AuditLines SET Sequence = 9 WHERE Sequence = 1; UPDATE AuditLines SET Sequence = 1 WHERE Sequence = 2; UPDATE AuditLines SET Sequence = 2 WHERE Sequence = 9", "instance:1", 1, AuditDefect.Unlinked)]
    [InlineData("UPDATE AuditLines SET Texts = replace(Texts, 'lý do', 'cớ') WHERE Chain = 'plan:VQ' AND Sequence = 4", "plan:VQ", 4, AuditDefect.TextReplaced)]
    [InlineData("UPDATE AuditCheckpoints SET Heads = '[]'", "checkpoint", 1, AuditDefect.Checkpoint)]
    public async Task A_change_by_hand_is_found_and_named(string sql, string chain, int sequence, AuditDefect defect)
    {
        await using var house = await BuildAsync();
        Assert.True((await house.VerifyAsync()).Ok);

        await house.SqlAsync(sql.Replace("{", "{{", StringComparison.Ordinal));

        var broken = (await house.VerifyAsync()).Broken[0];
        Assert.Equal((chain, (long)sequence, defect), (broken.Chain, broken.Sequence, broken.Defect));
    }

    [Fact]
    public async Task Erased_texts_and_lines_after_the_checkpoint_are_no_finding()
    {
        await using var house = await BuildAsync();

        var erased = await house.InAsync<ErasePersonalText, int>(use => use.RunAsync(new("plan:VQ", 2, "Đơn ngày 01/03/2022"), Actor.Operator));

        var lines = await house.LinesAsync("plan:VQ");
        Assert.Equal((1, null, "lý do 3", "TextErased"), (erased, lines[1].Reason, lines[2].Reason, lines[^1].Verb));
        Assert.True((await house.VerifyAsync()).Ok);
    }

    [Fact]
    public async Task Everything_one_person_wrote_can_be_erased_at_once()
    {
        await using var house = await BuildAsync();

        Assert.Equal(8, await house.InAsync<ErasePersonalText, int>(use => use.OfPersonAsync("an", "NĐ 13/2023", Actor.Operator)));

        Assert.All(await house.LinesAsync("instance:1"), line => Assert.Null(line.Texts));
        Assert.True((await house.VerifyAsync()).Ok);
    }

    [Fact]
    public async Task A_checkpoint_is_made_when_time_has_passed_and_something_happened()
    {
        await using var house = await BuildAsync();

        Assert.Null(await TakeAsync());
        house.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Null(await TakeAsync());
        await WriteAsync(house, "instance:2", 1);
        var second = await TakeAsync();

        Assert.Equal(["instance:2"], second!.Heads.Select(head => head.Chain));
        Assert.Equal((true, 2), ((await house.VerifyAsync()).Ok, (await house.VerifyAsync()).Checkpoints));

        Task<Checkpoint?> TakeAsync() => house.InAsync<TakeCheckpoint, Checkpoint?>(take => take.RunIfDueAsync());
    }

    [Fact]
    public async Task An_export_kept_elsewhere_shows_that_checkpoints_and_lines_were_dropped_together()
    {
        await using var house = await BuildAsync();
        await WriteAsync(house, "instance:1", 1);
        using var export = new StringWriter();
        Assert.Equal(2, await house.InAsync<ExportCheckpoints, int>(use => use.RunAsync(export)));
        await house.SqlAsync("DELETE FROM AuditLines WHERE Chain = 'instance:1' AND Sequence = 5");
        await house.SqlAsync("DELETE FROM AuditCheckpoints WHERE Number = 2");
        Assert.True((await house.VerifyAsync()).Ok);

        var (key, kept) = CheckpointFile.Read(new StringReader(export.ToString()));
        var broken = (await VerifyAsync(house, key, kept)).Broken;

        Assert.Equal([("checkpoint", 2L), ("instance:1", 5L)], broken.Select(line => (line.Chain, line.Sequence)));
        key.Dispose();
    }

    [Fact]
    public async Task Whoever_signs_everything_anew_with_another_key_is_found_out_by_the_key()
    {
        await using var house = await BuildAsync();
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(AuditDefect.Checkpoint, (await VerifyAsync(house, forger, null)).Broken[0].Defect);
        Assert.Equal(AuditDefect.Checkpoint, (await VerifyAsync(house, null, null)).Broken[0].Defect);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("no json", "line 1")]
    [InlineData("{\"keyId\":\"x\",\"publicKey\":\"no key\"}", "line 1")]
    public void A_file_that_is_no_export_is_refused_by_line(string text, string place) =>
        Assert.StartsWith(place, Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(new StringReader(text))).Message, StringComparison.Ordinal);

    private static async Task<PeopleHouse> BuildAsync()
    {
        var house = await PeopleHouse.BuildAsync();
        await WriteAsync(house, "instance:1", 4);
        await WriteAsync(house, "plan:VQ", 4);
        await house.InAsync<TakeCheckpoint, Checkpoint?>(take => take.RunAsync());
        return house;
    }

    private static Task WriteAsync(PeopleHouse house, string chain, int count) =>
        house.InAsync<WorkflowsDb>(async db =>
        {
            for (var number = 1; number <= count; number++)
                db.Audit.Add(chain, new Actor("an", "An"), house.Clock.GetUtcNow(), "TaskSubmitted", $"lý do {number}");
            await db.SaveChangesAsync();
        });

    private static Task<VerifyAudit.Result> VerifyAsync(PeopleHouse house, ECDsa? key, IReadOnlyList<Checkpoint>? kept) =>
        house.InAsync<VerifyAudit, VerifyAudit.Result>(verify => verify.RunAsync(key, kept));
}
