using VanQuan.Workflows.Application_Tests.Engine;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>What the kernel is held to, real Elsa does through the port: the traces of the pack are its own.</summary>
public sealed class ElsaConformanceTests(ElsaService elsa)
{
    public static TheoryData<string> Names => [.. ConformancePack.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task Does_through_the_port_what_it_did_when_the_pack_was_recorded(string name) =>
        Conformity.Check(ConformancePack.OfElsa(name), await new ElsaScenario(elsa, name).PlayAsync());
}
