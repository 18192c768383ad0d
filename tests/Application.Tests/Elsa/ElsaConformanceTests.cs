using VanQuan.Workflows.Application_Tests.Engine;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>What the kernel is held to, real Elsa does through the port: the traces of the pack are its own.</summary>
public sealed class ElsaConformanceTests(ElsaService elsa)
{
    public static TheoryData<string> Names => [.. ConformancePack.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Does_through_the_port_what_it_did_when_the_pack_was_recorded(string name)
    {
        var observed = await new ElsaScenario(elsa, name).PlayAsync();
        // What a called instance asks is told after all its caller asked, though it happened in between (docs/elsa.md).
        Conformity.Check(ConformancePack.OfElsa(name), observed, ordered: observed.Instances.Count == 1);
    }
}
