using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution.Activities;

/// <summary>What an activity type does when it executes, when something inside it completes, and when what it waits for comes.</summary>
internal abstract class Behaviour
{
    public virtual bool IsLoop => false;

    public abstract void Execute(Run run, ActivityExecution self, ActivityNode node);

    public virtual void ChildCompleted(Run run, ActivityExecution self, ActivityNode node, ActivityExecution child, IReadOnlyCollection<string> outcomes)
    {
    }

    /// <summary>The bookmark is burnt already.</summary>
    public virtual void Resumed(Run run, ActivityExecution self, ActivityNode node, Bookmark bookmark, EngineEvent happened)
    {
    }
}

/// <summary>An activity that does one thing and goes on.</summary>
internal sealed class Simple(Action<Run, ActivityExecution, ActivityNode> act) : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node)
    {
        act(run, self, node);
        run.Complete(self);
    }
}

/// <summary>An activity that chooses its ways out.</summary>
internal sealed class Choice(Func<Run, ActivityExecution, ActivityNode, IReadOnlyCollection<string>> outcomes) : Behaviour
{
    public override void Execute(Run run, ActivityExecution self, ActivityNode node) => run.Complete(self, outcomes(run, self, node));
}
