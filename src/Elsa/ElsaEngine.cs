using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Outside;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa;

/// <summary>
/// Elsa 3 behind the port, in this process and with a store of its own. Commands go to one instance each, as a turn; what the turn asks of
/// the world is kept with the instance's state and handed over from <see cref="EffectSpool"/> until it is confirmed.
/// </summary>
public class ElsaEngine(IServiceScopeFactory scopes, EffectSpool spool, ElsaStart start) : EngineWithStore
{
    public const string EngineName = "elsa";

    public override string Name => EngineName;

    public override string? Refusal(EngineCommand command) => command.Event switch
    {
        MigrateInstance => "Bộ máy Elsa không chuyển được lượt đang chạy sang phiên bản khác. / Elsa cannot move a running instance to another version.",
        RetryIncident => "Bộ máy Elsa không chạy lại được bước bị lỗi. / Elsa cannot run a faulted step again.",
        SkipIncident => "Bộ máy Elsa không bỏ qua được bước bị lỗi. / Elsa cannot leave a faulted step behind.",
        _ => null,
    };

    protected override async Task TakeAsync(StoredCommand command, CancellationToken ct)
    {
        await start.RunAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunTurn>().RunAsync(command, ct);
    }

    protected override async Task<IReadOnlyList<StoredEffect>> PendingAsync(CancellationToken ct)
    {
        await start.RunAsync(ct);
        return await spool.PendingAsync(ct);
    }

    protected override Task ConfirmAsync(StoredEffect effect, CancellationToken ct) => spool.ConfirmAsync(effect, ct);
}
