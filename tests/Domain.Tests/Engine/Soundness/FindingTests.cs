using VanQuan.Workflows.Domain.Engine.Soundness;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Soundness;

public sealed class FindingTests
{
    [Fact]
    public void An_outcome_that_leads_nowhere_is_named_by_its_words_in_both_languages()
    {
        var finding = Assert.Single(new Proof().Of(new Draft().Approval("Sign").Named("Ký duyệt", "Signs").Task("Next").Flow("Sign.Approved>Next", "Sign.Returned>Next").Json()),
            finding => finding.Rule == "unconnected-outcome" && finding.Activities is ["Sign"]);

        Assert.Equal("unconnected-outcome:Sign/Rejected", finding.Key);
        Assert.Equal("Kết quả “Từ chối” của bước “Ký duyệt” chưa nối tới bước nào. Hồ sơ có kết quả này sẽ dừng lại ở đây.", finding.Message.In("vi"));
        Assert.Equal("The outcome “Rejected” of the step “Signs” leads nowhere. Work with this outcome stops here.", finding.Message.In("en"));
    }

    [Fact]
    public void What_cannot_be_read_is_one_finding()
    {
        var finding = Assert.Single(new Proof().Of("{"));
        Assert.Equal(("malformed", Severity.Error), (finding.Rule, finding.Severity));
    }

    [Fact]
    public void A_step_of_a_counter_example_is_one_line()
    {
        var step = new CounterStep(CounterStepKinds.Complete, "Sign", "Returned", ["Draft", "Publish"], new("", ""));
        Assert.Equal("complete Sign=Returned -> Draft, Publish", step.ToString());
        Assert.Equal("start -> -", new CounterStep(CounterStepKinds.Start, null, null, [], new("", "")).ToString());
    }
}
