using System.Text;
using VanQuan.Workflows.Domain.Identity;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Identity;

public class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the SHA-1 rows; the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, TimeCode.At(Secret, TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off_and_no_more(int off, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = TimeCode.StepAt(now) + off;

        Assert.Equal(accepted ? step : null, TimeCode.Accepts(Secret, TimeCode.At(Secret, step), now, lastStep: 0));
    }

    [Fact]
    public void A_code_and_those_before_it_are_accepted_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = TimeCode.StepAt(now);

        Assert.Null(TimeCode.Accepts(Secret, TimeCode.At(Secret, step), now, lastStep: step));
        Assert.Null(TimeCode.Accepts(Secret, TimeCode.At(Secret, step - 1), now, lastStep: step));
        Assert.Equal(step + 1, TimeCode.Accepts(Secret, TimeCode.At(Secret, step + 1), now, lastStep: step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("05047")]
    [InlineData("0504711")]
    [InlineData("abcdef")]
    [InlineData("٠٥٠٤٧١")]
    public void What_is_no_code_is_refused(string typed) =>
        Assert.Null(TimeCode.Accepts(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(1111111111), lastStep: 0));

    [Fact]
    public void Blanks_between_the_digits_do_not_matter() =>
        Assert.NotNull(TimeCode.Accepts(Secret, " 050 471 ", DateTimeOffset.FromUnixTimeSeconds(1111111111), lastStep: 0));

    [Fact]
    public void The_secret_is_written_as_apps_read_it()
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TimeCode.Write(Secret));
        Assert.Equal("MZXW6YTBOI", TimeCode.Write(Encoding.ASCII.GetBytes("foobar")));
        Assert.Equal(
            "otpauth://totp/V%C4%83n%20Quan:tp.tnmt?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=V%C4%83n%20Quan&algorithm=SHA1&digits=6&period=30",
            TimeCode.Address(Secret, "Văn Quan", "tp.tnmt"));
    }
}
