using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Publishing;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Audit;

/// <summary>Everything designers do to a procedure, where publishing asks for a second person: drawn, declined, withdrawn, confirmed, discarded, restored, retired, moved.</summary>
internal sealed class DrawingWalk(WholeService service)
{
    private static readonly Actor Designer = new("designer", "designer"), Second = new("second", "second"), Admin = new("admin", "admin");
    private int operations;

    public async Task WalkAsync()
    {
        var id = await service.InAsync<CreateDefinition, string>(create => create.RunAsync(new("Quy trình vẽ", null, Operation()), Designer, default));
        await SaveAsync(id, "một", Designer);
        await SaveAsync(id, "hai", Designer);
        await SaveAsync(id, "ba", Second);
        var declined = await AskAsync(id, "ba");
        await service.InAsync<DeclinePublish, PublishRequestState>(use => use.RunAsync(new(id, declined, "Chưa rõ", Operation()), Admin, default));
        var withdrawn = await AskAsync(id, "ba");
        await service.InAsync<WithdrawPublish, PublishRequestState>(use => use.RunAsync(new(id, withdrawn, Operation()), Second, default));
        await AskAsync(id, "bốn");
        var confirmed = await AskAsync(id, "năm");
        Assert.Equal(1, await service.InAsync<ConfirmPublish, int>(use => use.RunAsync(new(id, confirmed, Operation()), Admin, default)));
        await SaveAsync(id, "sáu", Designer);
        await service.InAsync<DiscardDraft, int>(use => use.RunAsync(new(id, null, Operation()), Designer, default));
        await service.InAsync<RestoreVersion, SaveDraft.Saved>(async use => await use.RunAsync(new(id, 1, await RevisionAsync(id), Operation()), Designer, default));
        await service.InAsync<ImportDefinition, ImportDefinition.Imported>(use => use.RunAsync(new(Text("nhap-vao", "một"), false, Operation()), Designer, default));
        await service.InAsync<RetireDefinition, int>(use => use.RunAsync(new(id, "Không dùng nữa", Operation()), Admin, default));
        await MoveAsync();
    }

    /// <summary>An instance goes over to another version and back.</summary>
    private async Task MoveAsync()
    {
        await service.StartInstanceAsync(Engine.Procedures.Chain(1, "moving"));
        await service.InAsync<PublishDefinition, int>(publish => service.RunAsync(scope => publish.RunAsync(scope, Engine.Procedures.Chain(2, "moving"), default)));
        var seen = await service.ReadAsync(db => db.Set<WorkflowInstanceRow>().Where(row => row.Id == "moving").Select(row => row.RowVersion).SingleAsync());
        var moved = Assert.Single(await service.InAsync<MigrateInstances, IReadOnlyList<MigrateInstances.Outcome>>(migrate =>
            migrate.RunAsync(new("moving", 1, 2, [], new Dictionary<string, int> { ["moving"] = seen }, "Bản mới", Operation()), Admin, default)));
        await service.InAsync<UndoMigration, string>(undo => undo.RunAsync(new(moved.MigrationId!, Operation(), "Nhầm"), Admin, default));
    }

    private Task<SaveDraft.Saved> SaveAsync(string id, string title, Actor by) =>
        service.InAsync<SaveDraft, SaveDraft.Saved>(async save => await save.RunAsync(new(id, Text(id, title), await RevisionAsync(id), Operation()), by, default));

    private async Task<string> AskAsync(string id, string title) => (await service.InAsync<PublishDraft, PublishDraft.Result>(async publish =>
        await publish.RunAsync(new(id, Text(id, title), await RevisionAsync(id), "Xong", new Dictionary<string, string>(), Operation()), Second, default))).Request!;

    private Task<int> RevisionAsync(string id) => service.ReadAsync(db => db.Set<DraftRow>().Where(row => row.DefinitionId == id).Select(row => row.Revision).SingleAsync());

    private static string Text(string id, string title)
    {
        var task = Engine.Procedures.UserTask("T1");
        task["title"] = title;
        return Engine.Procedures.Flow(id, task, new() { ["id"] = "End", ["type"] = "Elsa.End", ["name"] = "End" });
    }

    private string Operation() => $"draw-{++operations}";
}
