package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;

/** What of a dialog needs no screen. */
class CommandDialogTest {

    /** ImageJ records a tick, and nothing where there is none. */
    @Test
    void aBoxThatIsTickedAtFirstIsRecordedWhenItIsNot() {
        CommandInfo measure = Menu.info("measure");
        Map<String, String> values = Map.of("table", "false", "rois", "false");
        assertThat(CommandDialog.unticked(measure, Inputs.of(measure), values)).containsExactly("table");
        assertThat(Inputs.values(measure, MacroOptions.parse("table=false", name -> Optional.empty())))
                .containsEntry("table", false);
        Map<String, String> ticked = Map.of("table", "true", "rois", "true");
        assertThat(CommandDialog.unticked(measure, Inputs.of(measure), ticked)).isEmpty();
    }
}
