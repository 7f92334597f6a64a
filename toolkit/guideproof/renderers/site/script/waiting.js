// The page that waits for a picture loads anew once there is one.

function arrived() {
  location.reload();
}

function noted() {} // there is no node to show them at

follow();
