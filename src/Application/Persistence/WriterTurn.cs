namespace VanQuan.Workflows.Application.Persistence;

/// <summary>One caller's work at the writer's seat, done by whoever sits there; its answer is told after the commit.</summary>
internal abstract class WriterTurn
{
    private readonly ExecutionContext? callers = ExecutionContext.Capture();
    private int taken;
    private Exception? failure;

    /// <summary>True for the first who asks: a turn is done once, or given up by its caller.</summary>
    public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>Does the work as its caller; false where it failed.</summary>
    public async Task<bool> RunAsync(WorkflowsDb db)
    {
        try
        {
            Task? working = null;
            if (callers is null)
                working = WorkAsync(db);
            else
                ExecutionContext.Run(callers, _ => working = WorkAsync(db), null);
            await working!;
            return true;
        }
        catch (Exception failed)
        {
            failure = failed;
            return false;
        }
    }

    /// <summary>What it did is durable; or it failed, and the caller hears why.</summary>
    public void Tell()
    {
        if (failure is null)
            Succeed();
        else
            Lose(failure);
    }

    /// <summary>What it did is gone.</summary>
    public abstract void Lose(Exception why);

    protected abstract void Succeed();

    protected abstract Task WorkAsync(WorkflowsDb db);
}

/// <inheritdoc cref="WriterTurn"/>
internal sealed class WriterTurn<T>(Func<WorkflowsDb, Task<T>> work) : WriterTurn
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Answer => answer.Task;

    protected override void Succeed() => answer.TrySetResult(result!);

    public override void Lose(Exception why)
    {
        if (why is OperationCanceledException cancelled)
            answer.TrySetCanceled(cancelled.CancellationToken);
        else
            answer.TrySetException(why);
    }

    protected override async Task WorkAsync(WorkflowsDb db) => result = await work(db);
}
